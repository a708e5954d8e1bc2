import { api } from '../../api/calls.ts';
import type { Programme, VersionedProgramme } from '../../api/gardenDefinition.ts';
import type { Preview, SavedProgramme } from '../../api/gardenWire.ts';
import { ApiError } from '../../api/http.ts';
import { Loader } from '../../live/loader.svelte.ts';
import { changedFields, type Field, type Merge, merge } from './programme.ts';

/** What another gardener saved while this draft was open. */
export interface TheirChange {
  /** Null when they removed the programme. */
  readonly saved: VersionedProgramme | null;
  readonly merge: Merge | null;
}

/** A programme in the editor: what was there, what it is now, what the server says that it will do. */
export class Draft {
  readonly garden: string;
  readonly preview: Loader<Preview>;
  #base = $state.raw<VersionedProgramme | null>(null);
  #programme = $state.raw<Programme>() as Programme;
  #initial: Programme;
  #theirs = $state.raw<TheirChange | null>(null);
  #saving = $state(false);

  constructor(garden: string, base: VersionedProgramme | null, programme: Programme) {
    this.garden = garden;
    this.#base = base;
    this.#programme = programme;
    this.#initial = programme;
    this.preview = new Loader((signal) => api.preview(garden, this.#programme, signal));
  }

  get base(): VersionedProgramme | null {
    return this.#base;
  }

  get programme(): Programme {
    return this.#programme;
  }

  get theirs(): TheirChange | null {
    return this.#theirs;
  }

  get saving(): boolean {
    return this.#saving;
  }

  readonly changed = $derived(this.#base === null || changedFields(this.#base.programme, this.#programme).length > 0);

  set(part: Partial<Programme>): void {
    this.#programme = { ...this.#programme, ...part };
  }

  /** Takes the other person's word for a part that both changed. */
  takeTheirs(field: Field): void {
    const saved = this.#theirs?.saved;
    if (saved) this.set({ [field]: saved.programme[field] });
  }

  /** Another version was saved: lays mine over it and keeps both in sight. */
  rebase(saved: VersionedProgramme | null): void {
    if (saved === null) {
      this.#theirs = { saved, merge: null };
      this.#base = null;
      return;
    }
    if (this.#base !== null && saved.version === this.#base.version) return;
    const merged = merge(this.#base?.programme ?? this.#initial, this.#programme, saved.programme);
    this.#theirs = { saved, merge: merged };
    this.#base = saved;
    this.#programme = merged.programme;
  }

  /** Null when another person was first: then `theirs` says what they did and nothing of this draft is lost. */
  async save(): Promise<SavedProgramme | null> {
    this.#saving = true;
    try {
      const base = this.#base;
      return base === null
        ? await api.addProgramme(this.garden, this.#programme)
        : await api.saveProgramme(this.garden, this.#programme, base.version);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'conflict' || error.problem.current === undefined) throw error;
      this.rebase(error.problem.current as VersionedProgramme | null);
      return null;
    } finally {
      this.#saving = false;
    }
  }
}
