import type { History, HistoryPoint } from '../../api/wire.ts';

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

/** RFC 4180, times in UTC, with a byte order mark so that spreadsheet programs read it as UTF-8. */
export function csvOf(history: History): string {
  const unit = history.unit ? ` (${history.unit})` : '';
  const head = ['time', `mean${unit}`, `minimum${unit}`, `maximum${unit}`].join(',');
  const rows = history.points
    .filter((point) => point[1] !== null)
    .map(([at, ...values]) => [new Date(at).toISOString(), ...values].join(','));
  return `\ufeff${[head, ...rows].join('\r\n')}\r\n`;
}
