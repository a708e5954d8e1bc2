import type { IRetryPolicy } from '@microsoft/signalr';
import { SvelteSet } from 'svelte/reactivity';
import type { Columns, Snapshot, View, Window } from '../api/hubWire.ts';
import { clock } from './clock.svelte.ts';
import type { Connection } from './hub.ts';
import { HubLink, type Link } from './hubLink.svelte.ts';
import { follows, reduce, type ViewState } from './reducer.ts';

/** One subscription. Read `state` in components; call `close` when done. */
export interface LiveView {
  readonly state: ViewState | null;
  /** The server refused the subscription; `retry` asks again. */
  readonly error: string | null;
  readonly moveWindow: (window: Window) => void;
  readonly retry: () => void;
  readonly close: () => void;
}

class Subscription implements LiveView {
  /** The newest state, changed on arrival; `state` follows once per frame. */
  latest: ViewState | null = null;
  view: View;
  resyncing = false;
  #shown = $state.raw<ViewState | null>(null);
  #error = $state<string | null>(null);
  readonly #live: Live;

  constructor(live: Live, view: View) {
    this.#live = live;
    this.view = view;
  }

  get state(): ViewState | null {
    return this.#shown;
  }

  get error(): string | null {
    return this.#error;
  }

  set error(value: string | null) {
    this.#error = value;
  }

  show(): void {
    this.#shown = this.latest;
  }

  moveWindow = (window: Window): void => this.#live.moveWindow(this, window);
  retry = (): void => this.#live.retry(this);
  close = (): void => this.#live.close(this);
}

const measureEvery = 10_000;
/** When the link is down for longer than this the page says when its data stopped. */
const silence = 5_000;
/** How long the page says that it is up to date again. */
const restored = 3_000;

/** The one class that talks to the hub: subscribes, again after every reconnect, and mends gaps. */
export class Live {
  readonly #hub: HubLink;
  readonly #roundTrip: () => Promise<unknown>;
  readonly #subscriptions = new Set<Subscription>();
  readonly #bySub = new Map<Snapshot['sub'], Subscription>();
  readonly #early = new Map<Snapshot['sub'], { epoch: Snapshot['epoch']; seq: number; columns: Columns }[]>();
  readonly #dirty = new Set<Subscription>();
  readonly #lagging = new SvelteSet<Subscription>();
  #frame = 0;
  /** What the server keeps for a connection that never said otherwise. */
  #rate = 20;
  #latency = $state<number | null>(null);
  #heardAt = $state(0);
  onUnauthorized: () => void = () => undefined;

  /** `roundTrip` asks the server for something small; its time is the latency that people see. */
  constructor(connect: (policy: IRetryPolicy) => Connection, roundTrip: () => Promise<unknown>) {
    this.#hub = new HubLink(connect, {
      prepare: (connection) => this.#listen(connection),
      connected: () => this.#connected(),
      lost: () => this.#lost(),
      unauthorized: () => this.onUnauthorized(),
    });
    this.#roundTrip = roundTrip;
  }

  get link(): Link {
    return this.#hub.state;
  }

  /** Round trip in milliseconds, measured every 10 s. */
  get latency(): number | null {
    return this.#latency;
  }

  /** Server time of the last word, ms since 1970; 0 before the first. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** Up to when this page knows: now, or while the link is down its last word. A silent link must not make every device look stale. */
  get asOf(): number {
    return this.link.kind === 'live' ? clock.now : Math.min(clock.now, this.#heardAt);
  }

  /** True while the link is down for longer than a blink, so that data on the page is old. */
  get isStale(): boolean {
    return this.link.kind === 'reconnecting' && clock.now - this.link.since > silence;
  }

  /** True for a moment after a link that was down for longer than a blink is back. */
  get isRestored(): boolean {
    const link = this.link;
    return link.kind === 'live' && link.gap > silence && clock.now - link.since < restored;
  }

  /** The server skips updates because this browser is too slow (R8). */
  get isLagging(): boolean {
    return this.#lagging.size > 0;
  }

  open(view: View): LiveView {
    const subscription = new Subscription(this, view);
    this.#subscriptions.add(subscription);
    if (this.link.kind === 'live') void this.#subscribe(subscription);
    return subscription;
  }

  close(subscription: Subscription): void {
    this.#subscriptions.delete(subscription);
    this.#dirty.delete(subscription);
    this.#lagging.delete(subscription);
    const sub = subscription.latest?.sub;
    if (sub === undefined) return;
    this.#bySub.delete(sub);
    if (this.link.kind === 'live') this.#hub.connection?.invoke('Unsubscribe', sub).catch(() => undefined);
  }

  retry(subscription: Subscription): void {
    subscription.error = null;
    if (this.link.kind === 'live') void this.#subscribe(subscription);
    else this.kick();
  }

  moveWindow(subscription: Subscription, window: Window): void {
    if (subscription.view.kind !== 'query') return;
    subscription.view = { ...subscription.view, window };
    const sub = subscription.latest?.sub;
    if (sub !== undefined && this.link.kind === 'live') void this.#take(subscription, 'SetWindow', sub, window);
  }

  /** Starts and keeps trying until the returned disposer is called. */
  start(): () => void {
    const stop = this.#hub.start();
    const measure = setInterval(() => void this.#measure(), measureEvery);
    const visible = () => {
      this.kick();
      this.#setRate();
    };
    window.addEventListener('online', this.kick);
    document.addEventListener('visibilitychange', visible);
    return () => {
      clearInterval(measure);
      window.removeEventListener('online', this.kick);
      document.removeEventListener('visibilitychange', visible);
      stop();
    };
  }

  /** Tries at once instead of waiting for the next turn. */
  kick = (): void => this.#hub.kick();

  #listen(connection: Connection): void {
    connection.on('d', (sub: Snapshot['sub'], epoch: Snapshot['epoch'], seq: number, columns: Columns): void => {
      if (connection === this.#hub.connection) this.#push(sub, epoch, seq, columns);
    });
  }

  #lost(): void {
    this.#latency = null;
    this.#bySub.clear();
    this.#early.clear();
    this.#lagging.clear();
  }

  /** Every (re)connection is a new one on the server: subscribe again and take fresh snapshots. */
  #connected(): void {
    this.#bySub.clear();
    this.#early.clear();
    for (const subscription of this.#subscriptions) void this.#subscribe(subscription);
    this.#rate = 20;
    this.#setRate();
    // Not at once: the first snapshots would be measured with it.
    setTimeout(() => void this.#measure(), 1500);
  }

  #subscribe(subscription: Subscription): Promise<void> {
    return this.#take(subscription, 'Subscribe', subscription.view);
  }

  /** Calls something that answers with a snapshot and takes it over. */
  async #take(subscription: Subscription, method: 'Subscribe' | 'Resync' | 'SetWindow', ...args: unknown[]): Promise<void> {
    const connection = this.#hub.connection;
    if (!connection) return;
    const from = subscription.view.kind === 'query' ? subscription.view.window.from : 0;
    try {
      const snapshot = await connection.invoke<Snapshot>(method, ...args);
      if (connection !== this.#hub.connection) return;
      if (!this.#subscriptions.has(subscription)) {
        await connection.invoke('Unsubscribe', snapshot.sub);
        return;
      }
      this.#accept(subscription, snapshot, from);
    } catch (error) {
      if (connection === this.#hub.connection && this.link.kind === 'live')
        subscription.error = error instanceof Error ? error.message : String(error);
    } finally {
      subscription.resyncing = false;
    }
  }

  #accept(subscription: Subscription, snapshot: Snapshot, from: number): void {
    this.#heard(snapshot.t);
    this.#bySub.set(snapshot.sub, subscription);
    subscription.error = null;
    subscription.latest = reduce(subscription.latest, { kind: 'snapshot', snapshot, from });
    // Pushes can overtake the answer that they follow.
    const early = this.#early.get(snapshot.sub) ?? [];
    this.#early.delete(snapshot.sub);
    for (const push of early) if (push.seq > snapshot.seq) this.#apply(subscription, push.epoch, push.seq, push.columns);
    this.#draw(subscription);
  }

  #push(sub: Snapshot['sub'], epoch: Snapshot['epoch'], seq: number, columns: Columns): void {
    this.#heard(columns.t);
    const subscription = this.#bySub.get(sub);
    if (subscription && !subscription.resyncing) this.#apply(subscription, epoch, seq, columns);
    else this.#early.set(sub, [...(this.#early.get(sub) ?? []).slice(-50), { epoch, seq, columns }]);
  }

  #apply(subscription: Subscription, epoch: Snapshot['epoch'], seq: number, columns: Columns): void {
    const state = subscription.latest;
    if (!state) return;
    if (!follows(state, epoch, seq)) {
      subscription.resyncing = true;
      void this.#take(subscription, 'Resync', state.sub, state.seq);
      return;
    }
    subscription.latest = reduce(state, { kind: 'push', epoch, seq, columns });
    if (columns.lag) this.#lagging.add(subscription);
    else this.#lagging.delete(subscription);
    this.#draw(subscription);
  }

  #heard(t: number): void {
    clock.heard(t);
    this.#heardAt = t;
  }

  /** Shows what arrived once per frame; a hidden page has no frames, so it falls back to a timer. */
  #draw(subscription: Subscription): void {
    this.#dirty.add(subscription);
    if (this.#frame !== 0) return;
    const flush = () => {
      this.#frame = 0;
      for (const dirty of this.#dirty) dirty.show();
      this.#dirty.clear();
    };
    this.#frame = document.hidden ? window.setTimeout(flush, 1000) : requestAnimationFrame(flush);
  }

  /** The pace for this page: 20 batches a second, 1 on a hidden tab. Said only when it changes: the server begins new sequences with it. */
  #setRate(): void {
    const rate = document.hidden ? 1 : 20;
    if (rate === this.#rate || this.link.kind !== 'live') return;
    this.#rate = rate;
    this.#hub.connection?.invoke('SetRate', rate).catch(() => undefined);
  }

  async #measure(): Promise<void> {
    if (this.link.kind !== 'live' || document.hidden) return;
    const started = performance.now();
    try {
      await this.#roundTrip();
      this.#latency = Math.round(performance.now() - started);
    } catch {
      this.#latency = null;
    }
  }
}
