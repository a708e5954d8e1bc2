/** What a garden does, will do and has done (docs/wire.md, "Garden"). Times are ISO 8601 in UTC. */

import type { GardenDefinition, Step, VersionedProgramme } from './gardenDefinition.ts';
import type { Text } from './wire.ts';

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

export interface GardenDetail {
  readonly id: string;
  readonly version: number;
  readonly definition: GardenDefinition;
  readonly programmes: readonly VersionedProgramme[];
  readonly view: GardenView;
  readonly may: readonly Permission[];
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
