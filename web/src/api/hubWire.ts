/** What is subscribed to and pushed (docs/wire.md, "Hub"). */

import type { AvailabilityState, Condition, DeviceIdentity, LedgerEntry } from './deviceWire.ts';
import type { GardenView } from './gardenWire.ts';
import type { Summary, Value } from './wire.ts';

export interface QueryFilter {
  readonly place?: string;
  readonly trait?: string;
  readonly kind?: string;
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
  readonly items?: readonly DeviceIdentity[];
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
  readonly items?: readonly DeviceIdentity[];
  readonly columns?: Columns;
  readonly commands?: readonly LedgerEntry[];
  readonly events?: readonly HappenedEvent[];
  readonly summary?: Summary;
  readonly garden?: GardenView | null;
}
