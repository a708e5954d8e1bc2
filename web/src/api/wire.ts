/**
 * The wire contract (docs/wire.md), written by hand, a file for each part: what the host sends and takes, over HTTP and over the hub.
 * Times are ISO 8601 texts in UTC unless a comment says milliseconds; durations are numbers in the declared unit.
 */

import type { DeviceModel, Json } from './deviceWire.ts';

export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Value = boolean | number | string | null;

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

/** Total, offline, degraded, stale, unknown, online. */
export type KindCounts = readonly [number, number, number, number, number, number];

export interface PlaceCounts extends Omit<Counts, 'runningCommands'> {
  readonly path: string;
  /** By kind; devices whose driver is not loaded are of none. */
  readonly kinds: Readonly<Record<string, KindCounts>>;
}

export interface Summary extends Counts {
  /** What devices are called by: the most telling of their traits. */
  readonly kinds: readonly { readonly name: string; readonly title: Text }[];
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
  readonly version: string | null;
  readonly state: PluginState;
  readonly reason: string | null;
  /** The reason in both languages. */
  readonly text?: Text;
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
