import { untrack } from 'svelte';
import type { LiveView } from './live.svelte.ts';
import { live } from './live.ts';
import type { LiveDevice } from './reducer.ts';

/** The devices that a page speaks of, by id, for as long as it does: their names and models. Create it in a component's script. */
export class Named {
  #view = $state.raw<LiveView | null>(null);
  readonly #byId = $derived(new Map([...(this.#view?.state?.devices.values() ?? [])].map((device) => [device.id, device])));

  constructor(ids: () => readonly string[]) {
    const wanted = $derived([...new Set(ids())].sort().join('\n'));
    $effect(() => {
      const list = wanted;
      if (list === '') return;
      const opened = untrack(() => live.open({ kind: 'devices', ids: list.split('\n') }));
      this.#view = opened;
      return () => opened.close();
    });
  }

  of(id: string): LiveDevice | undefined {
    return this.#byId.get(id);
  }
}
