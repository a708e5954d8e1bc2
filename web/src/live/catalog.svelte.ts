import { SvelteMap } from 'svelte/reactivity';
import { api } from '../api/calls.ts';
import type { DeviceModel } from '../api/deviceWire.ts';
import { isAway } from '../api/http.ts';
import type { Place, Text } from '../api/wire.ts';
import { Loader } from './loader.svelte.ts';

/** Device models by id, fetched once through any device that has the model. */
class Models {
  readonly #known = new SvelteMap<string, DeviceModel>();
  readonly #asked = new Set<string>();

  /** The model, or undefined until it has arrived. */
  of(device: { readonly id: string; readonly model: string }): DeviceModel | undefined {
    const known = this.#known.get(device.model);
    if (!known && !this.#asked.has(device.model)) {
      this.#asked.add(device.model);
      api.model(device.id).then(
        (model) => this.#known.set(device.model, model),
        (error) =>
          setTimeout(() => {
            this.#asked.delete(device.model);
            if (isAway(error)) this.of(device);
          }, 5000),
      );
    }
    return known;
  }

  /** Every known trait, for filters. */
  get traits(): ReadonlyMap<string, Text> {
    return new Map([...this.#known.values()].flatMap((model) => model.traits.map((trait) => [trait.name, trait.title] as const)));
  }

  /** Forgets everything: a plugin was loaded again and may bring other models. */
  clear(): void {
    this.#known.clear();
    this.#asked.clear();
  }
}

export interface PlaceNode {
  readonly place: Place;
  readonly depth: number;
  readonly hasChildren: boolean;
}

/** The places of the campus and their names. */
class Places {
  readonly #loader = new Loader(async () => (await api.places()).items);
  readonly #byPath = $derived(new Map(this.list.map((place) => [place.path, place])));

  get list(): readonly Place[] {
    return this.#loader.data ?? [];
  }

  get error(): unknown {
    return this.#loader.error;
  }

  get loaded(): boolean {
    return this.#loader.data !== null;
  }

  name(path: string): Text {
    const last = path.split('/').at(-1) ?? path;
    return this.#byPath.get(path)?.name ?? { en: last, zh: last };
  }

  /** The names from the building down: the campus itself is left out when there is more. */
  trail(path: string): readonly Text[] {
    const parts = path.split('/');
    const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
    return (paths.length > 1 ? paths.slice(1) : paths).map((each) => this.name(each));
  }

  load = (): Promise<void> => this.#loader.run();
}

/** The places as a tree in reading order, with only the open branches. */
export function visibleTree(places: readonly Place[], open: ReadonlySet<string>): readonly PlaceNode[] {
  const sorted = [...places].sort((a, b) => (a.path < b.path ? -1 : 1));
  const known = new Set(sorted.map((place) => place.path));
  const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const roots = sorted.filter((place) => !known.has(parentOf(place.path)));
  const byParent = new Map<string, Place[]>();
  for (const place of sorted) byParent.set(parentOf(place.path), [...(byParent.get(parentOf(place.path)) ?? []), place]);
  const walk = (place: Place, depth: number): PlaceNode[] => {
    const children = byParent.get(place.path) ?? [];
    const node = { place, depth, hasChildren: children.length > 0 };
    return open.has(place.path) || depth === 0 ? [node, ...children.flatMap((child) => walk(child, depth + 1))] : [node];
  };
  return roots.flatMap((root) => walk(root, 0));
}

export const models = new Models();
export const places = new Places();
