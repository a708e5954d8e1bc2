import { untrack } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import { isAway } from '../api/http.ts';
import type { Link } from './hubLink.svelte.ts';
import { live } from './live.ts';

export type Loaded<T> =
  | { readonly kind: 'loading'; readonly data: T | null }
  | { readonly kind: 'ready'; readonly data: T }
  | { readonly kind: 'failed'; readonly data: T | null; readonly error: unknown };

/**
 * Loads something and keeps the old data while it loads again or fails. What failed because the server was away
 * is loaded again when the live connection is back, for as long as somebody looks at it.
 */
export class Loader<T> {
  #state = $state.raw<Loaded<T>>({ kind: 'loading', data: null });
  #abort: AbortController | null = null;
  /** The link as it was when the latest loading began: one new connection is one new chance. */
  #under: Link;
  readonly #load: (signal: AbortSignal) => Promise<T>;
  readonly #link: () => Link;
  readonly #look = createSubscriber(() =>
    $effect.root(() => {
      $effect(() => {
        const link = this.#link();
        const isLost = this.#state.kind === 'failed' && isAway(this.#state.error);
        if (isLost && link.kind === 'live' && link !== this.#under) untrack(() => void this.run());
      });
    }),
  );

  constructor(load: (signal: AbortSignal) => Promise<T>, link: () => Link = () => live.link) {
    this.#load = load;
    this.#link = link;
    this.#under = untrack(link);
  }

  get state(): Loaded<T> {
    this.#look();
    return this.#state;
  }

  get data(): T | null {
    return this.state.data;
  }

  get error(): unknown {
    const { state } = this;
    return state.kind === 'failed' ? state.error : null;
  }

  get busy(): boolean {
    return this.state.kind === 'loading';
  }

  /** Forgets the data (another thing is to be loaded), then loads. */
  restart = (): void => {
    this.#state = { kind: 'loading', data: null };
    void this.run();
  };

  run = async (): Promise<void> => {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#under = untrack(this.#link);
    const old = untrack(() => this.#state.data);
    this.#state = { kind: 'loading', data: old };
    try {
      const data = await this.#load(abort.signal);
      if (!abort.signal.aborted) this.#state = { kind: 'ready', data };
    } catch (error) {
      if (!abort.signal.aborted) this.#state = { kind: 'failed', data: old, error };
    }
  };

  set(data: T): void {
    this.#state = { kind: 'ready', data };
  }

  stop = (): void => this.#abort?.abort();
}
