/** What people lay down for a garden: itself, its plans, the school's days (docs/wire.md, "Garden"). Dates and wall times are local to the garden. */

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';
export type DayKind = 'weekly' | 'everyDays' | 'oddDays' | 'evenDays' | 'dates';
export type CalendarFilter = 'any' | 'term' | 'holidays' | 'notExaminations';
export type StartKind = 'clock' | 'sunrise' | 'sunset' | 'finishBy';
export type AmountUnit = 'minutes' | 'litres' | 'millimetres';
export type LevelMode = 'manual' | 'monthly' | 'zimmerman' | 'balance';

export interface Amount {
  readonly value: number;
  readonly unit: AmountUnit;
}

export interface Step {
  readonly bed: string;
  readonly amount: Amount;
}

export interface DayRule {
  readonly kind: DayKind;
  readonly weekdays: readonly Weekday[];
  readonly every: number;
  readonly anchor: string;
  readonly dates: readonly string[];
  readonly filter: CalendarFilter;
}

export interface StartRule {
  readonly kind: StartKind;
  /** Local wall time, `06:30`. */
  readonly time: string;
  readonly offsetMinutes: number;
}

export interface SkipRules {
  readonly rainMillimetres: number | null;
  readonly whileRaining: boolean;
  readonly rainDelayHours: number;
  readonly soilMoisture: number | null;
  readonly soilLongestDays: number;
  readonly frost: number | null;
  readonly wind: number | null;
}

export interface Programme {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly steps: readonly Step[];
  readonly days: DayRule;
  readonly starts: readonly StartRule[];
  readonly seasons: readonly { readonly fromMonth: number; readonly fromDay: number; readonly toMonth: number; readonly toDay: number }[];
  readonly cycle: { readonly cycleMinutes: number; readonly soakMinutes: number } | null;
  readonly level: { readonly mode: LevelMode; readonly percent: number; readonly months: readonly number[]; readonly maximum: number };
  readonly skips: SkipRules;
  readonly missed: { readonly lateMinutes: number };
  readonly pausedUntil: string | null;
}

export interface VersionedProgramme {
  readonly version: number;
  readonly programme: Programme;
  readonly by: string;
  readonly at: string;
}

export type SupplyKind = 'main' | 'pump';
export const soilKinds = ['sand', 'loamySand', 'sandyLoam', 'loam', 'siltLoam', 'silt', 'siltClayLoam', 'siltyClay', 'clay'] as const;
export type SoilKind = (typeof soilKinds)[number];

export interface GardenSite {
  /** IANA name, `Asia/Shanghai`. */
  readonly zone: string;
  /** Degrees, north and east positive. */
  readonly latitude: number;
  readonly longitude: number;
  /** m */
  readonly altitude: number;
}

export interface SupplyDefinition {
  readonly id: string;
  readonly name: string;
  readonly kind: SupplyKind;
  /** L/min */
  readonly maximumFlow: number;
  readonly bedsAtOnce: number;
  readonly device: string | null;
  readonly flowDevice: string | null;
  readonly pressureDevice: string | null;
  readonly leadSeconds: number;
  readonly lagSeconds: number;
  readonly minimumRunSeconds: number;
  readonly minimumRestSeconds: number;
  /** L/min */
  readonly leakFlow: number;
}

export interface Crop {
  readonly name: string;
  /** Kc of FAO-56. */
  readonly coefficient: number;
  /** m */
  readonly rootDepth: number;
  /** p of FAO-56, 0–1. */
  readonly depletion: number;
}

/** Null is no limit. */
export interface BedLimits {
  readonly minutesPerRun: number;
  readonly litresPerRun: number | null;
  readonly minutesPerDay: number | null;
  readonly litresPerDay: number | null;
  readonly minutesPerWeek: number | null;
  readonly litresPerWeek: number | null;
}

export interface BedDefinition {
  readonly id: string;
  readonly name: string;
  readonly supply: string;
  /** m² */
  readonly area: number;
  /** L/min */
  readonly rate: number;
  readonly valveDevice: string;
  readonly soilDevice: string | null;
  readonly flowDevice: string | null;
  readonly rainDevice: string | null;
  readonly crop: Crop;
  readonly soil: SoilKind;
  readonly limits: BedLimits;
}

export interface Ban {
  readonly name: string;
  readonly days: DayRule;
  readonly from: string;
  readonly to: string;
  readonly first: string | null;
  readonly last: string | null;
}

export interface WeatherSensors {
  readonly rainDevice: string | null;
  readonly climateDevice: string | null;
  readonly windDevice: string | null;
  readonly weatherStaleMinutes: number;
  readonly soilStaleMinutes: number;
}

export interface GardenDefinition {
  readonly name: string;
  readonly site: GardenSite;
  readonly supplies: readonly SupplyDefinition[];
  readonly beds: readonly BedDefinition[];
  readonly bans: readonly Ban[];
  readonly weather: WeatherSensors;
  /** mm a day for each month, or none. */
  readonly usualEt0: readonly number[];
}

/** Local dates, both included. */
export interface CalendarSpan {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

export interface SchoolCalendar {
  readonly terms: readonly CalendarSpan[];
  readonly holidays: readonly CalendarSpan[];
  readonly examinations: readonly CalendarSpan[];
}

export interface VersionedCalendar {
  readonly version: number;
  readonly calendar: SchoolCalendar;
}
