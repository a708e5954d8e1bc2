/**
 * The wire contract (docs/wire.md), written by hand: what the host sends and takes, over HTTP and over the hub.
 * Times are ISO 8601 texts in UTC unless a comment says milliseconds; durations are numbers in the declared unit.
 */

import type { GardenView } from './gardenWire.ts';

export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Value = boolean | number | string | null;

// Session

export interface Session {
  readonly user: string;
  readonly roles: readonly string[];
  readonly serverTime: string;
  readonly timeZone: string;
}

export interface Token {
  readonly id: string;
  readonly name: string;
  /** Only in the answer to its making; shown once. */
  readonly token?: string;
  readonly created?: string;
  readonly lastUsed?: string | null;
}

// Devices

export type AvailabilityState = 'online' | 'offline' | 'degraded' | 'unknown';

/** What lists and counts call a device: its availability, or that its last report is too old. */
export type Condition = AvailabilityState | 'stale';

export interface Availability {
  readonly state: AvailabilityState;
  readonly reason: string | null;
  readonly since: string;
  /** What it shares with others, such as the line's address. */
  readonly cause: string | null;
}

export interface Reading {
  /** Null when there is an error: an error never shows a number. */
  readonly value: Value;
  readonly unit?: string | null;
  /** Only when the device named the unit itself: how many decimals it gave. */
  readonly decimals?: number;
  readonly time: string;
  readonly error?: string | null;
}

export interface DeviceItem {
  readonly id: string;
  readonly n: number;
  readonly name: Text;
  readonly place: string;
  readonly model: string;
  readonly configVersion: number;
  /** Seconds that the last report may be old; null when the device reports only what changes. */
  readonly staleAfter: number | null;
  readonly availability: Availability;
  readonly version: number;
  readonly reportedAt: string | null;
  readonly properties: Readonly<Record<string, Reading>>;
}

export interface DeviceDetail extends DeviceItem {
  readonly driver: string;
  readonly settings: Settings;
  readonly openCommands: readonly LedgerEntry[];
}

export type Json = Value | readonly Json[] | { readonly [key: string]: Json };
export type Settings = Readonly<Record<string, Json>>;

export interface DeviceInput {
  readonly name: Text;
  readonly place: string;
  readonly driver: string;
  readonly settings: Settings;
}

export interface DevicePage {
  readonly items: readonly DeviceItem[];
  readonly next: string | null;
  readonly total: number;
}

export interface TestResult {
  readonly ok: boolean;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly readings: readonly {
    readonly property: string;
    readonly value: Value;
    readonly unit?: string | null;
    readonly decimals?: number;
    readonly error?: string | null;
  }[];
}

// Device model

export type ValueType = 'boolean' | 'number' | 'integer' | 'text' | 'enum' | 'duration';
export type Confirm = 'none' | 'ask' | 'reason';

export interface Option {
  readonly value: string;
  readonly title: Text;
}

export interface PropertyModel {
  readonly name: string;
  readonly title: Text;
  readonly type: ValueType;
  readonly unit?: string | null;
  readonly minimum?: number | null;
  readonly maximum?: number | null;
  readonly options?: readonly Option[] | null;
}

export interface ParameterModel extends PropertyModel {
  readonly required: boolean;
  /** What the device takes when it is left out; the control starts with it. */
  readonly default?: Value;
}

export interface CommandModel {
  readonly name: string;
  readonly title: Text;
  readonly parameters: readonly ParameterModel[];
  /** Seconds. */
  readonly deadline: number;
  readonly confirm: Confirm;
  readonly proof: { readonly property: string; readonly value: Value; readonly window: number } | null;
}

export interface Safety {
  readonly property?: string;
  /** The command that turns it off. */
  readonly off?: string;
  /** Seconds. */
  readonly longestOn?: number;
  readonly offOnLinkLost?: boolean;
  readonly hazard?: string;
}

export interface TraitModel {
  readonly name: string;
  readonly title: Text;
  readonly properties: readonly PropertyModel[];
  readonly commands: readonly CommandModel[];
  readonly events: readonly { readonly name: string; readonly title: Text }[];
  readonly safety: Safety | null;
}

export interface DeviceModel {
  readonly id: string;
  readonly title: Text;
  readonly traits: readonly TraitModel[];
  readonly extra: readonly PropertyModel[];
}

// Commands

export type CommandState =
  | 'accepted'
  | 'sent'
  | 'acked'
  | 'confirmed'
  | 'failed'
  | 'timedOut'
  | 'expired'
  | 'superseded'
  | 'unknown'
  | 'refused';

export interface LedgerEntry {
  readonly id: string;
  readonly device: string;
  readonly command: string;
  readonly arguments: Readonly<Record<string, Value>>;
  readonly state: CommandState;
  readonly reason: string | null;
  readonly proof: { readonly property: string; readonly value: Value; readonly time: string } | null;
  readonly by: string;
  readonly deadline: string;
  /** `note`: the reason that the asking person gave, on the first step. */
  readonly steps: readonly { readonly state: CommandState; readonly at: string; readonly note?: string }[];
}

export interface CommandRequest {
  readonly id: string;
  readonly command: string;
  readonly arguments: Readonly<Record<string, Value>>;
  /** Seconds from now, 0.1–3600. */
  readonly deadline?: number;
  readonly reason?: string;
}

// History, timeline, places, system

/** Milliseconds since 1970, mean, minimum, maximum; three nulls are a gap. */
export type HistoryPoint = readonly [number, number | null, number | null, number | null];

export interface History {
  readonly property: string;
  readonly unit: string | null;
  readonly from: string;
  readonly to: string;
  readonly resolution: 'raw' | 'minute' | 'hour';
  readonly points: readonly HistoryPoint[];
}

export type TimelineKind = 'availability' | 'property' | 'event' | 'command' | 'configuration' | 'safety';

export interface TimelineItem {
  readonly at: string;
  readonly kind: TimelineKind;
  readonly name: string;
  readonly value: Value;
  readonly reason: string | null;
  readonly by: string | null;
}

export interface TimelinePage {
  readonly items: readonly TimelineItem[];
  readonly next: string | null;
}

export interface Place {
  readonly path: string;
  readonly name: Text;
  readonly devices: number;
}

export interface Counts {
  readonly total: number;
  readonly online: number;
  readonly offline: number;
  readonly degraded: number;
  readonly stale: number;
  readonly unknown: number;
  readonly runningCommands: number;
}

export interface PlaceCounts extends Omit<Counts, 'runningCommands'> {
  readonly path: string;
}

export interface Summary extends Counts {
  readonly byPlace: readonly PlaceCounts[];
}

export interface Driver {
  readonly id: string;
  readonly title: Text;
  readonly plugin: string;
  readonly model: DeviceModel | string | null;
  readonly settingsSchema: { readonly [key: string]: Json };
}

export type PluginState = 'loaded' | 'failed' | 'unloaded';

export interface Plugin {
  readonly id: string;
  readonly version: string;
  readonly state: PluginState;
  readonly reason: string | null;
  readonly drivers: readonly string[];
  readonly devices: number;
}

export type LineState = 'open' | 'closed' | 'failed';

export interface Line {
  readonly address: string;
  readonly state: LineState;
  readonly reason: string | null;
  readonly devices: number;
}

/** How many messages had which outcome since the host started. */
export interface UplinkCounts {
  readonly taken: number;
  readonly refused: number;
  readonly repeated: number;
  readonly ignored: number;
  readonly unknownDevice: number;
  readonly busy: number;
}

/** A network server that may post messages of devices. */
export interface UplinkSource {
  readonly name: string;
  readonly created: string;
  readonly lastMessage: string | null;
  readonly counts: UplinkCounts;
  /** The last messages that no device was there for. */
  readonly unknown: readonly { readonly at: string; readonly body: string }[];
}

export interface Fault {
  readonly id: string;
  readonly title: Text;
  readonly devices: readonly string[];
  readonly active: boolean;
  /** It happens once and leaves nothing to mend. */
  readonly moment: boolean;
}

// Errors

export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly errors?: Readonly<Record<string, readonly string[]>>;
  readonly traceId?: string;
  /** The reason for people, in both languages. */
  readonly text?: Text;
  readonly texts?: Readonly<Record<string, Text>>;
  /** With a conflict: what another person saved in the meantime. */
  readonly current?: unknown;
}

// Hub

export interface QueryFilter {
  readonly place?: string;
  readonly trait?: string;
  readonly availability?: Condition;
  readonly q?: string;
}

export type Sort = 'place' | 'name' | 'availability' | 'reportedAt';

export interface Window {
  readonly from: number;
  readonly count: number;
}

export type View =
  | { readonly kind: 'devices'; readonly ids?: readonly string[] }
  | { readonly kind: 'query'; readonly filter: QueryFilter; readonly sort?: Sort; readonly window: Window }
  | { readonly kind: 'commands'; readonly device?: string }
  | { readonly kind: 'events'; readonly device?: string }
  | { readonly kind: 'summary' }
  | { readonly kind: 'garden'; readonly id: string };

export interface SnapshotItem {
  readonly n: number;
  readonly id: string;
  readonly name: Text;
  readonly place: string;
  readonly model: string;
  readonly configVersion: number;
  /** Seconds that the last report may be old; null when the device reports only what changes. */
  readonly staleAfter: number | null;
}

export interface PropertyColumn {
  /** Indexes into `n`. */
  readonly i: readonly number[];
  readonly v: readonly Value[];
  /** Milliseconds relative to the batch's `t`. */
  readonly t: readonly number[];
  /** Reason words by position in `v`. */
  readonly e?: Readonly<Record<string, string>>;
  /** Unit and decimals by position in `v`, where the device named the unit itself. */
  readonly u?: Readonly<Record<string, readonly [string, number]>>;
}

/** Something that happened at a device. */
export interface HappenedEvent {
  /** Grows with each event of the server's run. */
  readonly n: number;
  readonly device: string;
  readonly name: string;
  readonly at: string;
  /** False when it was collected late: the time is when it was read. */
  readonly exact: boolean;
  readonly value: Value;
}

/** Changes of a batch; indexes of `ver`, `r` and `av` go by `n`. */
export interface Columns {
  /** Server time, milliseconds since 1970. */
  readonly t: number;
  /** New devices, or such with another name, place, model or configuration. */
  readonly items?: readonly SnapshotItem[];
  readonly n?: readonly number[];
  readonly ver?: readonly number[];
  readonly r?: readonly (number | null)[];
  /** State, reason, since in milliseconds relative to `t`, cause. */
  readonly av?: Readonly<Record<string, readonly [AvailabilityState, string | null, number, string | null]>>;
  readonly p?: Readonly<Record<string, PropertyColumn>>;
  readonly gone?: readonly number[];
  readonly moved?: boolean;
  /** With `moved`: how many there are now. */
  readonly total?: number;
  readonly commands?: readonly LedgerEntry[];
  readonly events?: readonly HappenedEvent[];
  readonly summary?: Summary;
  /** Whole; null when the garden is gone. */
  readonly garden?: GardenView | null;
  readonly lag?: boolean;
}

export interface Snapshot {
  readonly sub: number | string;
  readonly epoch: number | string;
  readonly seq: number;
  readonly t: number;
  readonly total?: number;
  readonly items?: readonly SnapshotItem[];
  readonly columns?: Columns;
  readonly commands?: readonly LedgerEntry[];
  readonly events?: readonly HappenedEvent[];
  readonly summary?: Summary;
  readonly garden?: GardenView | null;
}
