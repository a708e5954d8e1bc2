import { ApiError } from '../../../api/http.ts';
import type { Text } from '../../../api/wire.ts';
import { refusal } from '../model.svelte.ts';
import { same } from '../programme.ts';

export interface Versioned<T> {
  readonly version: number;
  readonly value: T;
}

/** How something that several people may change is stored: a whole with a version. */
export interface Place<T> {
  /** What is known now. */
  readonly read: () => Versioned<T>;
  readonly put: (version: number, value: T) => Promise<void>;
  /** The other person's, from the body of a conflict; null when it is gone. */
  readonly currentOf: (body: unknown) => Versioned<T> | null;
}

/** One form's way to the store. It changes its own part of the whole; another person's change of other parts is kept, one of the same part is told. */
export class Saver<T> {
  readonly #place: Place<T>;
  #base: Versioned<T>;
  #problems = $state.raw<Readonly<Record<string, Text>>>({});
  #failure = $state('');
  #overtaken = $state(false);
  #busy = $state(false);

  constructor(place: Place<T>) {
    this.#place = place;
    this.#base = place.read();
  }

  /** By path, in words. */
  get problems(): Readonly<Record<string, Text>> {
    return this.#problems;
  }

  get failure(): string {
    return this.#failure;
  }

  /** Another person changed the same part while this form was open; saving again keeps this form's. */
  get overtaken(): boolean {
    return this.#overtaken;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** True when it is stored. `part` picks from the whole what this form is about. */
  async save(change: (whole: T) => T, part: (whole: T) => unknown): Promise<boolean> {
    this.#busy = true;
    this.#problems = {};
    this.#failure = '';
    this.#overtaken = false;
    try {
      return await this.#send(change, part);
    } catch (error) {
      const texts = error instanceof ApiError ? error.problem.texts : undefined;
      if (texts) this.#problems = texts;
      else this.#failure = refusal(error);
      return false;
    } finally {
      this.#busy = false;
    }
  }

  async #send(change: (whole: T) => T, part: (whole: T) => unknown): Promise<boolean> {
    for (;;) {
      try {
        await this.#place.put(this.#base.version, change(this.#base.value));
        return true;
      } catch (error) {
        const theirs = error instanceof ApiError && error.code === 'conflict' ? this.#place.currentOf(error.problem.current) : null;
        if (theirs === null) throw error;
        const mine = part(this.#base.value);
        this.#base = theirs;
        if (same(mine, part(theirs.value))) continue;
        this.#overtaken = true;
        return false;
      }
    }
  }
}
