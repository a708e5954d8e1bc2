/** Devices, what they can, their commands and what happened (docs/wire.md, "Devices"). */

import type { Text, Value } from './wire.ts';

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

/** What a device is called and where it stands, as lists, the hub and single devices say it. */
export interface DeviceIdentity {
  readonly id: string;
  /** Its small number in this run of the host. */
  readonly n: number;
  readonly name: Text;
  readonly place: string;
  readonly model: string;
  readonly configVersion: number;
  /** Seconds that the last report may be old; null when the device reports only what changes. */
  readonly staleAfter: number | null;
}

export interface DeviceItem extends DeviceIdentity {
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
