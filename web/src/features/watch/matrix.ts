import type { KindCounts, PlaceCounts, Summary, Text } from '../../api/wire.ts';

export const troubles = ['degraded', 'stale', 'offline', 'unknown'] as const;
export type Trouble = (typeof troubles)[number];
export type Cell = Readonly<Record<Trouble | 'total', number>>;

export interface MatrixColumn {
  /** Null: all kinds that have no column of their own. */
  readonly kind: { readonly name: string; readonly title: Text } | null;
  readonly cells: readonly Cell[];
}

const none: KindCounts = [0, 0, 0, 0, 0, 0];
const cellOf = ([total, offline, degraded, stale, unknown]: KindCounts): Cell => ({ total, offline, degraded, stale, unknown });
const less = (a: Cell, b: Cell): Cell => ({
  total: a.total - b.total,
  offline: a.offline - b.offline,
  degraded: a.degraded - b.degraded,
  stale: a.stale - b.stale,
  unknown: a.unknown - b.unknown,
});

/** The columns of buildings by kinds: the most frequent kinds, and one for whatever else stands in these buildings. Every device is counted once. */
export function columnsOf(kinds: Summary['kinds'], rows: readonly PlaceCounts[], most: number): readonly MatrixColumn[] {
  const count = (name: string) => rows.reduce((sum, row) => sum + (row.kinds[name]?.[0] ?? 0), 0);
  const frequent = kinds
    .map((kind) => ({ kind, total: count(kind.name) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total || (a.kind.name < b.kind.name ? -1 : 1))
    .slice(0, most)
    .map(({ kind }): MatrixColumn => ({ kind, cells: rows.map((row) => cellOf(row.kinds[kind.name] ?? none)) }));
  const others = rows.map((row, index) => frequent.reduce<Cell>((rest, column) => less(rest, column.cells[index] ?? cellOf(none)), row));
  return others.some((cell) => cell.total > 0) ? [...frequent, { kind: null, cells: others }] : frequent;
}
