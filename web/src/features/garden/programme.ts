import type { Amount, AmountUnit, GardenDefinition, Programme, StartRule, Weekday } from '../../api/gardenDefinition.ts';
import { newId } from '../../api/uuid.ts';

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly Weekday[];

/** A new plan: Monday, Wednesday, Friday at half past six, rain rule on. */
export function newProgramme(name: string, beds: readonly string[]): Programme {
  return {
    id: `p-${newId().slice(0, 8)}`,
    name,
    enabled: true,
    steps: beds.map((bed) => ({ bed, amount: { value: 10, unit: 'minutes' } })),
    days: { kind: 'weekly', weekdays: ['monday', 'wednesday', 'friday'], every: 2, anchor: '2026-01-01', dates: [], filter: 'any' },
    starts: [{ kind: 'clock', time: '06:30', offsetMinutes: 0 }],
    seasons: [],
    cycle: null,
    level: { mode: 'manual', percent: 100, months: [], maximum: 150 },
    skips: { rainMillimetres: 5, whileRaining: true, rainDelayHours: 0, soilMoisture: null, soilLongestDays: 7, frost: 3, wind: null },
    missed: { lateMinutes: 120 },
    pausedUntil: null,
  };
}

export type Field = Exclude<keyof Programme, 'id'>;
const fields = [
  'name',
  'enabled',
  'days',
  'starts',
  'steps',
  'cycle',
  'level',
  'skips',
  'seasons',
  'missed',
  'pausedUntil',
] as const satisfies readonly Field[];

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** The same value with its members in one order, so that two texts of it can be compared. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
}

/** In what two programmes differ. */
export const changedFields = (before: Programme, after: Programme): readonly Field[] =>
  fields.filter((field) => !same(before[field], after[field]));

export interface Merge {
  /** Mine, with the other person's changes where I had changed nothing. */
  readonly programme: Programme;
  /** What the other person changed. */
  readonly theirs: readonly Field[];
  /** What both changed, differently: mine stays, people choose. */
  readonly clashes: readonly Field[];
}

/** Two people changed one programme: nothing of either is lost. */
export function merge(base: Programme, mine: Programme, theirs: Programme): Merge {
  const changedByThem = changedFields(base, theirs);
  const changedByMe = new Set(changedFields(base, mine));
  const clashes = changedByThem.filter((field) => changedByMe.has(field) && !same(mine[field], theirs[field]));
  const taken = changedByThem.filter((field) => !changedByMe.has(field));
  const programme = { ...mine, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) };
  return { programme, theirs: changedByThem, clashes };
}

export function toggleDay(days: readonly Weekday[], day: Weekday): readonly Weekday[] {
  return weekdays.filter((each) => (each === day) !== days.includes(each));
}

/** The same water in another unit, for a bed of known area and flow; a round number that is worth watering. */
export function inUnit(amount: Amount, unit: AmountUnit, bed: { readonly area: number; readonly rate: number }): Amount {
  if (amount.unit === unit) return amount;
  const litres = { minutes: amount.value * bed.rate, litres: amount.value, millimetres: amount.value * bed.area }[amount.unit];
  const value = {
    minutes: Math.round(litres / bed.rate),
    litres: Math.round(litres),
    millimetres: Math.round((litres / bed.area) * 2) / 2,
  }[unit];
  return { value: Math.max(unit === 'millimetres' ? 0.5 : 1, value), unit };
}

export function startOfKind(kind: StartRule['kind'], old: StartRule): StartRule {
  const atSun = kind === 'sunrise' || kind === 'sunset';
  const time = atSun ? '00:00' : old.kind === 'sunrise' || old.kind === 'sunset' ? '06:30' : old.time;
  return { kind, time, offsetMinutes: atSun ? old.offsetMinutes : 0 };
}

export type WeatherRule = 'rain' | 'frost' | 'wind';

/** Whether the garden has a sensor that a rule can go by. */
export function hasSensor(garden: Pick<GardenDefinition, 'weather' | 'beds'>, rule: WeatherRule): boolean {
  const { rainDevice, climateDevice, windDevice } = garden.weather;
  switch (rule) {
    case 'rain':
      return rainDevice !== null || garden.beds.some((bed) => bed.rainDevice !== null);
    case 'frost':
      return climateDevice !== null;
    case 'wind':
      return windDevice !== null;
    default:
      return rule satisfies never;
  }
}
