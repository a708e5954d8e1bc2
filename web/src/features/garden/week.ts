import type { Decision, GardenPlan, GardenView, PlannedRun, Slot } from '../../api/gardenWire.ts';
import type { Text } from '../../api/wire.ts';
import { addDays, hourMinute, localDate } from '../../i18n/format.ts';

export type RunState = 'done' | 'stopped' | 'running' | 'skipped' | 'planned';

/** One run on a day of the week, gone by or ahead. */
export interface WeekRun {
  readonly run: string;
  /** The programme's id; null for a run by hand. */
  readonly programme: string | null;
  readonly title: string;
  /** ms since 1970: when it begins, began or should have begun. */
  readonly at: number;
  readonly seconds: number;
  readonly litres: number;
  readonly state: RunState;
  readonly reason: Text | null;
  /** What the plan says; null for a run that is over. */
  readonly planned: PlannedRun | null;
}

/** Monday to Sunday, as local dates, of the week so many weeks from now. */
export function weekDates(now: number, weeks: number): readonly string[] {
  const today = localDate(now);
  const monday = weeks * 7 - ((new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7);
  return Array.from({ length: 7 }, (_, index) => addDays(today, monday + index));
}

/** A run's programme, from its id `programme@date#start`. */
export const programmeOf = (run: string): string | null => (run.includes('@') ? (run.split('@')[0] ?? null) : null);

/** A run by hand bears the names of its beds, each of its lines one. */
const titleOf = (titles: readonly string[]): string => [...new Set(titles.filter((title) => title !== ''))].join(' + ');

function over(past: readonly Decision[]): WeekRun[] {
  const byRun = new Map<string, Decision[]>();
  for (const each of past) {
    if (each.run && each.bed && ['watered', 'stopped', 'skipped', 'failed'].includes(each.kind))
      byRun.set(each.run, [...(byRun.get(each.run) ?? []), each]);
  }
  return [...byRun].map(([run, lines]) => {
    const watered = lines.filter((line) => line.start !== null && line.end !== null && (line.kind !== 'failed' || (line.litres ?? 0) > 0));
    const starts = watered.map((line) => Date.parse(line.start ?? line.at));
    const first = lines.at(-1) ?? lines[0];
    return {
      run,
      programme: programmeOf(run),
      title: titleOf(lines.map((line) => line.programme ?? '')),
      at: starts.length > 0 ? Math.min(...starts) : Date.parse(first?.at ?? ''),
      seconds: watered.reduce((sum, line) => sum + (Date.parse(line.end ?? '') - Date.parse(line.start ?? '')) / 1000, 0),
      litres: watered.reduce((sum, line) => sum + (line.litres ?? 0), 0),
      state: watered.length === 0 ? 'skipped' : lines.some((line) => line.kind !== 'watered') ? 'stopped' : 'done',
      reason: watered.length > 0 ? null : (first?.text ?? null),
      planned: null,
    };
  });
}

function ahead(run: PlannedRun, running: ReadonlySet<string>, beds: readonly string[]): WeekRun {
  return {
    run: run.run,
    programme: run.programme,
    title: run.programme === null ? titleOf([...beds, ...(beds.length === 0 ? [run.title] : [])]) : run.title,
    at: Date.parse(run.start ?? run.due),
    seconds: run.start && run.end ? (Date.parse(run.end) - Date.parse(run.start)) / 1000 : run.seconds,
    litres: run.litres,
    state: running.has(run.run) ? 'running' : run.start === null ? 'skipped' : 'planned',
    reason: run.start === null ? (run.skips[0]?.reason ?? run.notes[0] ?? null) : null,
    planned: run,
  };
}

/** The runs of some days, by date: from the record what is over, from the plan what comes. */
export function runsByDay(
  dates: readonly string[],
  plan: Pick<GardenPlan, 'runs' | 'slots'> | null,
  past: readonly Decision[],
  view: Pick<GardenView, 'running'>,
): ReadonlyMap<string, readonly WeekRun[]> {
  const running = new Set(view.running.map((each) => each.run));
  const bedsOf = (run: string) => [...view.running, ...(plan?.slots ?? [])].filter((each) => each.run === run).map((each) => each.bedName);
  const coming = (plan?.runs ?? []).map((run) => ahead(run, running, bedsOf(run.run)));
  const known = new Set(coming.map((run) => run.run));
  const all = [...over(past).filter((run) => !known.has(run.run) && !running.has(run.run)), ...coming];
  const alone = [...running].filter((run) => !known.has(run));
  for (const run of alone) {
    const beds = view.running.filter((each) => each.run === run);
    const at = Math.min(...beds.map((each) => Date.parse(each.start)));
    all.push({
      run,
      programme: programmeOf(run),
      title: titleOf(beds.map((each) => each.title)),
      at,
      seconds: (Math.max(...beds.map((each) => Date.parse(each.end))) - at) / 1000,
      litres: beds.reduce((sum, each) => sum + (each.litres ?? 0), 0),
      state: 'running',
      reason: null,
      planned: null,
    });
  }
  return new Map(dates.map((date) => [date, all.filter((run) => localDate(run.at) === date).sort((a, b) => a.at - b.at)]));
}

export const isMorning = (run: WeekRun): boolean => hourMinute(run.at) < '12:00';

/** The openings of a run, in order of their beds' first one. */
export const slotsOf = (slots: readonly Slot[], run: string): readonly Slot[] => slots.filter((slot) => slot.run === run);

/** A programme's colour, the same everywhere: by its place in the garden's list. */
export function colourOf(programme: string | null, order: readonly string[]): number {
  const at = programme === null ? -1 : order.indexOf(programme);
  return at < 0 ? 4 : at % 4;
}
