import { describe, expect, it } from 'vitest';
import type { KindCounts, PlaceCounts } from '../../src/api/wire.ts';
import { columnsOf } from '../../src/features/watch/matrix.ts';

const kind = (name: string) => ({ name, title: { en: name, zh: name } });
const of = (total: number, offline = 0): KindCounts => [total, offline, 0, 0, 0, total - offline];
function row(path: string, kinds: Readonly<Record<string, KindCounts>>, ofNoKind = 0): PlaceCounts {
  const sum = (index: number) => Object.values(kinds).reduce((all, each) => all + (each[index] ?? 0), 0);
  return { path, kinds, total: sum(0) + ofNoKind, offline: sum(1), degraded: 0, stale: 0, unknown: ofNoKind, online: sum(5) };
}

describe('columnsOf', () => {
  it('kinds_come by how many there are, and every cell by its row', () => {
    const rows = [row('a', { lock: of(3, 1), valve: of(1) }), row('b', { lock: of(2) })];

    const columns = columnsOf([kind('valve'), kind('lock')], rows, 6);

    expect(columns.map((column) => column.kind?.name)).toEqual(['lock', 'valve']);
    expect(columns[0]?.cells.map((cell) => [cell.total, cell.offline])).toEqual([
      [3, 1],
      [2, 0],
    ]);
    expect(columns[1]?.cells.map((cell) => cell.total)).toEqual([1, 0]);
  });

  it('more kinds than columns_the rest is counted together, each device once', () => {
    const rows = [row('a', { lock: of(9), valve: of(5), soil: of(2, 1), rain: of(1) }, 4)];

    const columns = columnsOf([kind('lock'), kind('valve'), kind('soil'), kind('rain')], rows, 2);

    expect(columns.map((column) => column.kind?.name ?? null)).toEqual(['lock', 'valve', null]);
    expect(columns[2]?.cells[0]).toEqual({ total: 7, offline: 1, degraded: 0, stale: 0, unknown: 4 });
    expect(columns.reduce((sum, column) => sum + (column.cells[0]?.total ?? 0), 0)).toBe(rows[0]?.total);
  });

  it('nothing left over_has no column for it', () => {
    expect(columnsOf([kind('lock')], [row('a', { lock: of(1) })], 6)).toHaveLength(1);
  });
});
