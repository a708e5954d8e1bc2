import type { IRetryPolicy } from '@microsoft/signalr';
import { clock } from './clock.svelte.ts';
import { type Connection, isUnauthorized } from './hub.ts';
import { Pause } from './pause.ts';
import { ForeverRetry } from './retry.ts';

export type Link =
  | { readonly kind: 'connecting' }
  /** `gap`: milliseconds without it before `since`; 0 at the first time. */
  | { readonly kind: 'live'; readonly since: number; readonly gap: number }
  | { readonly kind: 'reconnecting'; readonly attempt: number; readonly since: number; readonly nextAt: number };

/** What whoever uses the link hears. */
export interface LinkEvents {
  /** A connection is about to start: its handlers are added here. */
  readonly prepare: (connection: Connection) => void;
  /** Each (re)connection is a new one on the server. */
  readonly connected: () => void;
  readonly lost: () => void;
  readonly unauthorized: () => void;
}

/** One connection to the hub, kept for ever. */
export class HubLink {
  readonly #connect: (policy: IRetryPolicy) => Connection;
  readonly #events: LinkEvents;
  readonly #forever = new ForeverRetry();
  readonly #pause = new Pause();
  readonly #policy: IRetryPolicy = {
    nextRetryDelayInMilliseconds: (context) => {
      if (isUnauthorized(context.retryReason)) this.#events.unauthorized();
      return this.#waitingFor(context.previousRetryCount);
    },
  };
  #connection: Connection | null = null;
  #stopped = true;
  #state = $state.raw<Link>({ kind: 'connecting' });

  constructor(connect: (policy: IRetryPolicy) => Connection, events: LinkEvents) {
    this.#connect = connect;
    this.#events = events;
  }

  get state(): Link {
    return this.#state;
  }

  /** The present one; null when stopped. */
  get connection(): Connection | null {
    return this.#connection;
  }

  /** Starts and keeps trying until the returned disposer is called. */
  start(): () => void {
    this.#stopped = false;
    void this.#run();
    return () => {
      this.#stopped = true;
      this.#pause.end();
      void this.#connection?.stop().catch(() => undefined);
      this.#connection = null;
      this.#state = { kind: 'connecting' };
    };
  }

  /** Tries at once instead of waiting for the next turn. */
  kick(): void {
    if (this.#state.kind === 'live' || this.#stopped) return;
    this.#pause.end();
    if (this.#state.kind === 'reconnecting') void this.#connection?.stop().catch(() => undefined);
  }

  async #run(): Promise<void> {
    for (let attempt = 0; !this.#stopped; attempt++) {
      const connection = this.#prepare();
      try {
        await connection.start();
        if (this.#stopped) {
          await connection.stop();
          return;
        }
        attempt = 0;
        const closed = new Promise<void>((resolve) => connection.onclose(() => resolve()));
        this.#connected();
        await closed;
        if (this.#stopped) return;
      } catch (error) {
        if (isUnauthorized(error)) {
          this.#stopped = true;
          this.#events.unauthorized();
          return;
        }
      }
      this.#lost();
      await this.#pause.wait(this.#waitingFor(attempt));
    }
  }

  #prepare(): Connection {
    const connection = this.#connect(this.#policy);
    this.#connection = connection;
    this.#events.prepare(connection);
    connection.onreconnecting(() => this.#lost());
    connection.onreconnected(() => this.#connected());
    return connection;
  }

  #waitingFor(previousAttempts: number): number {
    const delay = this.#forever.nextRetryDelayInMilliseconds({ previousRetryCount: previousAttempts });
    const now = clock.read();
    const since = this.#state.kind === 'reconnecting' ? this.#state.since : now;
    this.#state = { kind: 'reconnecting', attempt: previousAttempts + 1, since, nextAt: now + delay };
    return delay;
  }

  #lost(): void {
    if (this.#state.kind !== 'reconnecting') this.#state = { kind: 'reconnecting', attempt: 1, since: clock.read(), nextAt: clock.read() };
    this.#events.lost();
  }

  #connected(): void {
    const now = clock.read();
    this.#state = { kind: 'live', since: now, gap: this.#state.kind === 'reconnecting' ? now - this.#state.since : 0 };
    this.#events.connected();
  }
}
