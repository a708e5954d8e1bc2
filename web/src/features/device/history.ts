import type { History, HistoryPoint, TimelineItem } from '../../api/deviceWire.ts';

export interface Stats {
  readonly low: number;
  readonly high: number;
  readonly last: number;
}

/** Lowest, highest and last value; null when there is nothing but gaps. */
export function statsOf(points: readonly HistoryPoint[]): Stats | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let last: number | null = null;
  for (const [, mean, minimum, maximum] of points) {
    if (mean === null) continue;
    low = Math.min(low, minimum ?? mean);
    high = Math.max(high, maximum ?? mean);
    last = mean;
  }
  return last === null ? null : { low, high, last };
}

/** Columns for the chart: seconds, mean, minimum, maximum. A gap stays a gap. */
export function columnsOf(points: readonly HistoryPoint[]): [number[], (number | null)[], (number | null)[], (number | null)[]] {
  return [points.map((p) => p[0] / 1000), points.map((p) => p[1]), points.map((p) => p[2]), points.map((p) => p[3])];
}

/** As a table for other programs; times in UTC. */
export function rowsOf(history: History): readonly (readonly (string | number | null)[])[] {
  const unit = history.unit ? ` (${history.unit})` : '';
  return [
    ['time', `mean${unit}`, `minimum${unit}`, `maximum${unit}`],
    ...history.points.filter((point) => point[1] !== null).map(([at, ...values]) => [new Date(at).toISOString(), ...values]),
  ];
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** When the device could not be reached, within a range. Takes the timeline as it comes, the latest first. */
export function awayOf(items: readonly TimelineItem[], from: number, to: number): readonly Span[] {
  const spans: Span[] = [];
  let since: number | null = null;
  for (const item of [...items].reverse()) {
    if (item.kind !== 'availability') continue;
    const at = Date.parse(item.at);
    if (item.name === 'offline') since ??= at;
    else if (since !== null) {
      spans.push({ from: since, to: at });
      since = null;
    }
  }
  if (since !== null) spans.push({ from: since, to });
  return spans
    .filter((span) => span.to > from && span.from < to)
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }));
}

/** What is marked on the chart's axis: commands, what the platform enforced, and what the device told. */
export type MarkKind = Extract<TimelineItem['kind'], 'command' | 'safety' | 'event'>;

export interface Mark {
  readonly at: number;
  readonly kind: MarkKind;
  readonly item: TimelineItem;
}

export function marksOf(items: readonly TimelineItem[], from: number, to: number): readonly Mark[] {
  return items.flatMap((item) => {
    const at = Date.parse(item.at);
    return (item.kind === 'command' || item.kind === 'safety' || item.kind === 'event') && at >= from && at <= to
      ? [{ at, kind: item.kind, item }]
      : [];
  });
}
