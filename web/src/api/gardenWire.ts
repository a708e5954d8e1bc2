import type { Text } from './wire.ts';

/** The garden's part of the wire contract (docs/wire.md, "Garden"). Times are ISO 8601 in UTC, dates and wall times local to the garden. */

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

export interface SavedProgramme extends VersionedProgramme {
  readonly effect: { readonly from: string; readonly text: Text; readonly firstRun: PlannedRun | null };
}

export interface PlannedRun {
  readonly run: string;
  readonly programme: string | null;
  readonly title: string;
  readonly due: string;
  /** Null when nothing of it is watered. */
  readonly start: string | null;
  readonly end: string | null;
  readonly litres: number;
  readonly millimetres?: number;
  readonly seconds: number;
  readonly by: string | null;
  readonly skips: readonly { readonly bed: string; readonly bedName: string; readonly reason: Text }[];
  readonly notes: readonly Text[];
}

export interface Slot {
  readonly run: string;
  readonly title: string;
  readonly supply: string;
  readonly bed: string;
  readonly bedName: string;
  readonly start: string;
  readonly end: string;
  readonly litres: number;
  readonly millimetres: number;
  /** From 0. */
  readonly cycle: number;
  readonly cycles: number;
}

export interface QueuedSlot extends Slot {
  readonly due: string;
  readonly by: string | null;
  readonly skippedAt: string | null;
  /** True for what is only due later: it does not wait yet. */
  readonly isAhead: boolean;
}

export interface RunningBed {
  readonly bed: string;
  readonly bedName: string;
  readonly supply: string;
  readonly run: string;
  readonly title: string;
  readonly by: string | null;
  readonly phase: 'waiting' | 'opening' | 'open' | 'closing';
  readonly start: string;
  readonly end: string;
  /** For the view's `at`. */
  readonly secondsLeft: number;
  readonly secondsTotal: number;
  readonly litres: number | null;
  readonly flow: number | null;
  readonly cycle: number;
  readonly cycles: number;
}

export interface Barred {
  readonly at: string;
  readonly reason: Text;
  readonly needsPerson?: boolean;
}

export interface BedState {
  readonly id: string;
  readonly name: string;
  readonly supply: string;
  readonly state: 'idle' | 'waiting' | 'opening' | 'open' | 'closing' | 'lockedOut';
  readonly moisture: {
    readonly value: number | null;
    readonly time: string | null;
    readonly stale: boolean;
    readonly source: Text | null;
  } | null;
  readonly needMillimetres: number | null;
  readonly lastWatered: string | null;
  readonly litresToday: number;
  readonly litresWeek: number;
  readonly usualFlow: number | null;
  readonly lockOut: Barred | null;
}

export interface SupplyState {
  readonly id: string;
  readonly name: string;
  readonly kind: 'main' | 'pump';
  readonly on: boolean | null;
  readonly since: string | null;
  readonly flow: number | null;
  readonly maximumFlow: number;
  readonly pressure: number | null;
  readonly restUntil: string | null;
  readonly shut: Barred | null;
}

export interface Critical {
  readonly id: string;
  readonly at: string;
  readonly text: Text;
  readonly device: string | null;
  readonly bed: string | null;
  readonly supply: string | null;
  readonly acknowledgedBy?: string | null;
  readonly acknowledgedAt?: string | null;
}

export interface Notice {
  readonly code: string;
  readonly text: Text;
  readonly bed: string | null;
  readonly supply: string | null;
  readonly device: string | null;
}

export interface GardenView {
  readonly id: string;
  readonly version: number;
  readonly programmesVersion: number;
  readonly at: string;
  readonly zone: string;
  readonly state: 'idle' | 'running' | 'paused' | 'attention';
  readonly running: readonly RunningBed[];
  readonly queue: readonly QueuedSlot[];
  readonly next: readonly PlannedRun[];
  readonly beds: readonly BedState[];
  readonly supplies: readonly SupplyState[];
  readonly pause: { readonly until: string; readonly by: string | null } | null;
  readonly rainDelayUntil: string | null;
  readonly notices: readonly Notice[];
  readonly criticals: readonly Critical[];
}

export interface GardenItem {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly running: number;
  readonly notices: number;
  readonly criticals: number;
}

export type Permission = 'view' | 'water' | 'plan' | 'own';

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

export interface GardenDetail {
  readonly id: string;
  readonly version: number;
  readonly definition: GardenDefinition;
  readonly programmes: readonly VersionedProgramme[];
  readonly view: GardenView;
  readonly may: readonly Permission[];
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

export interface GardenPlan {
  readonly from: string;
  readonly to: string;
  readonly runs: readonly PlannedRun[];
  readonly slots: readonly Slot[];
}

export interface Preview {
  readonly runs: readonly PlannedRun[];
  readonly slots: readonly Slot[];
  readonly skips: readonly { readonly run: string; readonly bed: string; readonly bedName: string; readonly reason: Text }[];
  readonly conflicts: readonly { readonly run: string; readonly text: Text }[];
  readonly next: readonly PlannedRun[];
  readonly totals: { readonly runs: number; readonly litres: number; readonly millimetres: number; readonly seconds: number };
  readonly problems: Readonly<Record<string, Text>>;
}

export type RequestKind =
  | 'water'
  | 'runOnce'
  | 'tryOut'
  | 'skipBed'
  | 'undoSkipBed'
  | 'skipRun'
  | 'forceRun'
  | 'undoRun'
  | 'moveRun'
  | 'pause'
  | 'resume'
  | 'rainDelay'
  | 'stopBed'
  | 'stopAll'
  | 'wateredByHand'
  | 'acknowledge'
  | 'unlockBed'
  | 'openSupply';

export interface GardenRequest {
  readonly kind: RequestKind;
  readonly id?: string;
  readonly steps?: readonly Step[];
  readonly programme?: string;
  readonly run?: string;
  readonly bed?: string;
  readonly supply?: string;
  readonly isNow?: boolean;
  readonly until?: string;
  readonly due?: string;
  readonly litres?: number;
}

export interface GardenAnswer {
  readonly id: string;
  readonly runs: readonly PlannedRun[];
  readonly slots: readonly Slot[];
  readonly stopped: readonly string[];
  readonly view: GardenView;
}

export type DecisionKind = 'planned' | 'skipped' | 'watered' | 'stopped' | 'failed' | 'person' | 'safety';

export interface Decision {
  readonly n: number;
  readonly at: string;
  readonly kind: DecisionKind;
  readonly rule: string;
  readonly text: Text;
  readonly line: Text;
  readonly run: string | null;
  readonly programme: string | null;
  readonly bed: string | null;
  readonly bedName: string | null;
  readonly by: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly litres: number | null;
  readonly millimetres: number | null;
  readonly notes: readonly Text[];
  readonly inputs: readonly {
    readonly name: string;
    readonly state: 'fresh' | 'stale' | 'missing' | 'forecast';
    readonly source: Text | null;
    readonly value: number | null;
    readonly time: string | null;
  }[];
}

export interface DecisionPage {
  readonly items: readonly Decision[];
  readonly next: number | null;
}

export interface RecordTotal {
  readonly bed: string;
  readonly bedName: string;
  readonly litres: number;
  readonly millimetres: number;
  readonly minutes: number;
  readonly runs: number;
  readonly byHandLitres: number;
  readonly needMillimetres: number | null;
}

export interface GardenRecords {
  readonly from: string;
  readonly to: string;
  readonly items: readonly (RecordTotal & { readonly day: string })[];
  readonly totals: readonly RecordTotal[];
}
