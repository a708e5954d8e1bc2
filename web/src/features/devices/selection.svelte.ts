import { SvelteMap } from 'svelte/reactivity';
import type { LiveDevice } from '../../live/reducer.ts';

/** So many devices at most get one command together. */
export const mostSelected = 1000;

/** The devices that a person has marked in the list; they stay marked when filters change. */
export class Selection {
  #on = $state(false);
  readonly #chosen = new SvelteMap<string, LiveDevice>();

  /** The list is there to be marked: a press on a row marks it instead of opening it. */
  get on(): boolean {
    return this.#on;
  }

  get size(): number {
    return this.#chosen.size;
  }

  get devices(): readonly LiveDevice[] {
    return [...this.#chosen.values()];
  }

  has(device: LiveDevice): boolean {
    return this.#chosen.has(device.id);
  }

  start(): void {
    this.#on = true;
  }

  end = (): void => {
    this.#on = false;
    this.#chosen.clear();
  };

  /** Marks it, or takes the mark away. */
  toggle(device: LiveDevice): void {
    this.#on = true;
    if (!this.#chosen.delete(device.id)) this.add([device]);
  }

  /** Marks all of them; false, and nothing is marked, when they would be too many. */
  add(devices: readonly LiveDevice[]): boolean {
    const fresh = devices.filter((device) => !this.#chosen.has(device.id));
    if (this.#chosen.size + fresh.length > mostSelected) return false;
    this.#on = true;
    for (const device of fresh) this.#chosen.set(device.id, device);
    return true;
  }
}
