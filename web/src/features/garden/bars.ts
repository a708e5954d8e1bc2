import type { Decision, GardenView } from '../../api/gardenWire.ts';

/** One opening of a bed on the chart of what waters today. */
export interface Bar {
  readonly bed: string;
  readonly name: string;
  /** ms since 1970. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'done' | 'running' | 'waiting';
  readonly litres: number;
}

type Opening = {
  readonly bed: string;
  readonly bedName: string;
  readonly start: string;
  readonly end: string;
  readonly litres: number | null;
};

const bar = (kind: Bar['kind'], each: Opening): Bar => ({
  bed: each.bed,
  name: each.bedName,
  from: Date.parse(each.start),
  to: Date.parse(each.end),
  kind,
  litres: each.litres ?? 0,
});

const isOpening = (line: Decision): line is Decision & Opening => line.bed !== null && line.start !== null && line.end !== null;

/** What of the runs that are on is over, waters and waits; when nothing does, the next run. Each opening once, in order of time. */
export function barsOf(view: Pick<GardenView, 'queue' | 'running'>, past: readonly Decision[]): readonly Bar[] {
  const waiting = view.queue.filter((each) => !each.isAhead && each.skippedAt === null);
  const isOn = waiting.length > 0 || view.running.length > 0;
  const shown = isOn ? waiting : view.queue.filter((each) => each.run === view.queue[0]?.run);
  const runs = new Set([...view.running, ...shown].map((each) => each.run));
  const over = past.filter(isOpening).filter((line) => line.run !== null && runs.has(line.run));
  const all = [
    ...over.map((each) => bar('done', each)),
    ...shown.map((each) => bar('waiting', each)),
    // The record tells of a bed's end while its valve may still be on its way to closed: what runs is the newer word.
    ...view.running.map((each) => bar('running', each)),
  ];
  return [...new Map(all.map((each) => [`${each.bed} ${each.from}`, each])).values()].sort((a, b) => a.from - b.from);
}
