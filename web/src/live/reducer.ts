import type { Availability, DeviceIdentity, LedgerEntry } from '../api/deviceWire.ts';
import type { GardenView } from '../api/gardenWire.ts';
import type { Columns, HappenedEvent, Snapshot } from '../api/hubWire.ts';
import type { Summary, Value } from '../api/wire.ts';

/** A property's last reading as the device reported it. With an error `value` is null. `time`: ms since 1970, server time. */
export interface LiveReading {
  readonly value: Value;
  readonly time: number;
  readonly error: string | null;
  /** Unit and decimals that the device itself gave with this value, in place of the model's. */
  readonly as?: { readonly unit: string; readonly decimals: number };
}

export interface LiveAvailability {
  readonly state: Availability['state'];
  readonly reason: string | null;
  /** ms since 1970, server time. */
  readonly since: number;
  readonly cause: string | null;
}

export interface LiveDevice extends DeviceIdentity {
  readonly version: number;
  /** ms since 1970, server time; null when it never reported. */
  readonly reportedAt: number | null;
  readonly availability: LiveAvailability;
  readonly properties: Readonly<Record<string, LiveReading>>;
}

/** What one subscription knows. `items` is the order that the server gave; it changes only with a snapshot (R6). */
export interface ViewState {
  readonly sub: Snapshot['sub'];
  readonly epoch: Snapshot['epoch'];
  readonly seq: number;
  /** Server time of the last word, ms since 1970. */
  readonly t: number;
  readonly total: number;
  readonly items: readonly number[];
  /** Where the window that `items` fills begins. */
  readonly from: number;
  readonly devices: ReadonlyMap<number, LiveDevice>;
  /** The last word about each, oldest first; the latest only. Several pushes may come before a page looks. */
  readonly commands: readonly LedgerEntry[];
  /** Oldest first, the latest only. */
  readonly events: readonly HappenedEvent[];
  readonly summary: Summary | null;
  readonly garden: GardenView | null;
  /** Order or membership changed on the server since the snapshot. */
  readonly moved: boolean;
  /** The server skipped to the latest because this browser was too slow. */
  readonly lag: boolean;
}

export type Action =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot; readonly from: number }
  | { readonly kind: 'push'; readonly epoch: ViewState['epoch']; readonly seq: number; readonly columns: Columns };

/** True when the push is the next one of this state; otherwise the client has to ask for a `Resync`. */
export function follows(state: ViewState, epoch: ViewState['epoch'], seq: number): boolean {
  return state.epoch === epoch && seq === state.seq + 1;
}

/** What a page has use for; the timeline keeps all. */
const mostEvents = 50;
const mostCommands = 500;

const unheard: LiveAvailability = { state: 'unknown', reason: null, since: 0, cause: null };

function fresh(item: DeviceIdentity): LiveDevice {
  return { ...item, version: 0, reportedAt: null, availability: unheard, properties: {} };
}

/** Lays a batch over the devices; untouched devices keep their identity. Devices that are not in the map are ignored. */
export function applyColumns(devices: ReadonlyMap<number, LiveDevice>, columns: Columns): ReadonlyMap<number, LiveDevice> {
  const touched = columns.n ?? [];
  const gone = columns.gone ?? [];
  const items = columns.items ?? [];
  if (touched.length === 0 && gone.length === 0 && items.length === 0) return devices;
  const { t } = columns;
  const readings: Record<string, LiveReading>[] = touched.map(() => ({}));
  for (const [name, column] of Object.entries(columns.p ?? {})) {
    column.i.forEach((index, position) => {
      const target = readings[index];
      if (!target) return;
      const error = column.e?.[position] ?? null;
      const given = column.u?.[position];
      target[name] = {
        value: error === null ? (column.v[position] ?? null) : null,
        time: t + (column.t[position] ?? 0),
        error,
        ...(given ? { as: { unit: given[0], decimals: given[1] } } : {}),
      };
    });
  }
  const next = new Map(devices);
  for (const item of items) next.set(item.n, { ...(next.get(item.n) ?? fresh(item)), ...item });
  touched.forEach((n, index) => {
    const old = next.get(n);
    if (!old) return;
    const availability = columns.av?.[index];
    const reported = columns.r?.[index];
    next.set(n, {
      ...old,
      version: columns.ver?.[index] ?? old.version,
      reportedAt: typeof reported === 'number' ? t + reported : old.reportedAt,
      availability: availability
        ? { state: availability[0], reason: availability[1], since: t + availability[2], cause: availability[3] }
        : old.availability,
      properties: { ...old.properties, ...readings[index] },
    });
  });
  for (const n of gone) next.delete(n);
  return next;
}

function ofSnapshot(snapshot: Snapshot, from: number): ViewState {
  const items = snapshot.items ?? [];
  const blank = new Map(items.map((item) => [item.n, fresh(item)]));
  const columns = snapshot.columns;
  return {
    sub: snapshot.sub,
    epoch: snapshot.epoch,
    seq: snapshot.seq,
    t: snapshot.t,
    total: snapshot.total ?? items.length,
    items: items.map((item) => item.n),
    from,
    devices: columns ? applyColumns(blank, columns) : blank,
    commands: snapshot.commands ?? columns?.commands ?? [],
    events: (snapshot.events ?? []).slice(-mostEvents),
    summary: snapshot.summary ?? columns?.summary ?? null,
    garden: snapshot.garden ?? columns?.garden ?? null,
    moved: false,
    lag: false,
  };
}

function latest(before: readonly LedgerEntry[], told: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const ids = new Set(told.map((entry) => entry.id));
  return [...before.filter((entry) => !ids.has(entry.id)), ...told].slice(-mostCommands);
}

function ofPush(state: ViewState, seq: number, columns: Columns): ViewState {
  return {
    ...state,
    seq,
    t: columns.t,
    devices: applyColumns(state.devices, columns),
    commands: columns.commands ? latest(state.commands, columns.commands) : state.commands,
    events: columns.events ? [...state.events, ...columns.events].slice(-mostEvents) : state.events,
    summary: columns.summary ?? state.summary,
    garden: columns.garden === undefined ? state.garden : columns.garden,
    moved: state.moved || columns.moved === true,
    lag: columns.lag === true,
  };
}

/** The only place where a view's state changes. A push that does not follow leaves it as it is. */
export function reduce(state: ViewState | null, action: Action): ViewState | null {
  switch (action.kind) {
    case 'snapshot':
      return ofSnapshot(action.snapshot, action.from);
    case 'push':
      return state && follows(state, action.epoch, action.seq) ? ofPush(state, action.seq, action.columns) : state;
    default:
      return action satisfies never;
  }
}
