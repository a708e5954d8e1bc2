import { untrack } from 'svelte';
import { ApiError, NetworkError } from '../api/http.ts';
import { t, word } from '../i18n/index.svelte.ts';

export type Loaded<T> =
  | { readonly kind: 'loading'; readonly data: T | null }
  | { readonly kind: 'ready'; readonly data: T }
  | { readonly kind: 'failed'; readonly data: T | null; readonly error: unknown };

/** What a failed call means, for people. */
export function explain(error: unknown): string {
  if (error instanceof NetworkError) return t('error.network');
  if (error instanceof ApiError) {
    const known = word('problem', error.code);
    const fields = Object.values(error.problem.errors ?? {}).flat();
    const detail = fields.length > 0 ? fields.join(' ') : error.problem.detail;
    return detail && detail !== known ? t('error.withDetail', { text: known === error.code ? error.problem.title : known, detail }) : known;
  }
  return t('error.unexpected');
}

/** Loads something and keeps the old data while it loads again or fails. Create it in a component's script. */
export class Loader<T> {
  #state = $state.raw<Loaded<T>>({ kind: 'loading', data: null });
  #abort: AbortController | null = null;
  readonly #load: (signal: AbortSignal) => Promise<T>;

  constructor(load: (signal: AbortSignal) => Promise<T>) {
    this.#load = load;
  }

  get state(): Loaded<T> {
    return this.#state;
  }

  get data(): T | null {
    return this.#state.data;
  }

  get error(): unknown {
    return this.#state.kind === 'failed' ? this.#state.error : null;
  }

  get busy(): boolean {
    return this.#state.kind === 'loading';
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
