import type { LedgerEntry } from '../src/api/deviceWire.ts';
import type { GardenView } from '../src/api/gardenWire.ts';
import type { Snapshot } from '../src/api/hubWire.ts';
import type { Connection, PushHandler } from '../src/live/hub.ts';
import type { LiveDevice } from '../src/live/reducer.ts';

/** A ledger entry in a state, with steps one second apart from 10:00:00. */
export function entry(state: LedgerEntry['state'], more: Partial<LedgerEntry> = {}): LedgerEntry {
  const path: Readonly<Partial<Record<LedgerEntry['state'], readonly LedgerEntry['state'][]>>> = {
    accepted: ['accepted'],
    sent: ['accepted', 'sent'],
    acked: ['accepted', 'sent', 'acked'],
    confirmed: ['accepted', 'sent', 'acked', 'confirmed'],
  };
  const states = path[state] ?? ['accepted', 'sent', state];
  return {
    id: 'c1',
    device: 'd1',
    command: 'lock.unlock',
    arguments: {},
    state,
    reason: null,
    proof: null,
    by: 'admin',
    deadline: '2026-11-22T10:00:10.000Z',
    steps: states.map((each, index) => ({ state: each, at: `2026-11-22T10:00:0${index}.000Z` })),
    ...more,
  };
}

interface Call {
  readonly method: string;
  readonly args: readonly unknown[];
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** A connection that tests hold in their hand: calls wait until they are answered. */
export class FakeConnection implements Connection {
  readonly calls: Call[] = [];
  starts = 0;
  failStarts = 0;
  startError: unknown = new Error('refused');
  #push: PushHandler = () => undefined;
  #closed: (() => void)[] = [];
  #reconnecting: () => void = () => undefined;
  #reconnected: () => void = () => undefined;

  async start(): Promise<void> {
    this.starts++;
    if (this.starts <= this.failStarts) throw this.startError;
  }

  async stop(): Promise<void> {
    this.close();
  }

  invoke<T>(method: string, ...args: unknown[]): Promise<T> {
    return new Promise<T>((resolve, reject) => this.calls.push({ method, args, resolve: (value) => resolve(value as T), reject }));
  }

  on(_name: string, handler: (...args: never[]) => unknown): void {
    this.#push = handler as unknown as PushHandler;
  }

  onclose(handler: () => void): void {
    this.#closed.push(handler);
  }

  onreconnecting(handler: () => void): void {
    this.#reconnecting = handler;
  }

  onreconnected(handler: () => void): void {
    this.#reconnected = handler;
  }

  push: PushHandler = (...args) => this.#push(...args);

  close(): void {
    for (const handler of this.#closed) handler();
    this.#closed = [];
  }

  drop(): void {
    this.#reconnecting();
  }

  comeBack(): void {
    this.#reconnected();
  }

  of(method: string): readonly Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** Answers the latest call of a method. */
  async answer(method: string, value: unknown): Promise<void> {
    const call = this.of(method).at(-1);
    if (!call) throw new Error(`Nobody called ${method}.`);
    call.resolve(value);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  }
}

/** A snapshot of one lock, as the hub sends it. */
export function snapshot(more: Partial<Snapshot> = {}): Snapshot {
  return {
    sub: 1,
    epoch: 7,
    seq: 0,
    t: 1_000_000,
    total: 1,
    items: [
      { n: 3, id: 'd1', name: { en: 'East door', zh: '东门' }, place: 'campus/library', model: 'm', configVersion: 1, staleAfter: null },
    ],
    columns: {
      t: 1_000_000,
      n: [3],
      ver: [1],
      r: [-500],
      av: { '0': ['online', null, -60_000, null] },
      p: { 'lock.state': { i: [0], v: ['locked'], t: [-500] } },
    },
    ...more,
  };
}

/** A device that is online and has reported nothing yet. */
export function liveDevice(id: string, more: Partial<LiveDevice> = {}): LiveDevice {
  return {
    n: 1,
    id,
    name: { en: 'Door', zh: '门' },
    place: 'campus',
    model: 'door',
    configVersion: 1,
    staleAfter: null,
    version: 1,
    reportedAt: Date.now(),
    availability: { state: 'online', reason: null, since: 0, cause: null },
    properties: {},
    ...more,
  };
}

/** A garden with one bed in which nothing happens. */
export function gardenView(more: Partial<GardenView> = {}): GardenView {
  return {
    id: 'garden',
    version: 1,
    programmesVersion: 1,
    at: '2026-11-24T00:00:00.000Z',
    zone: 'Asia/Shanghai',
    state: 'idle',
    running: [],
    queue: [],
    next: [],
    beds: [
      {
        id: 'tomato',
        name: 'Tomato',
        supply: 'pump',
        state: 'idle',
        moisture: { value: 11, time: '2026-11-24T00:00:00.000Z', stale: false, source: { en: 'SP-1', zh: 'SP-1' } },
        needMillimetres: 6.4,
        lastWatered: null,
        litresToday: 0,
        litresWeek: 0,
        usualFlow: 6.2,
        lockOut: null,
      },
    ],
    supplies: [],
    pause: null,
    rainDelayUntil: null,
    notices: [],
    criticals: [],
    ...more,
  };
}
