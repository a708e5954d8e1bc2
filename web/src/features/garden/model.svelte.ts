import { untrack } from 'svelte';
import { api } from '../../api/calls.ts';
import type { Decision, GardenAnswer, GardenDetail, GardenPlan, GardenRequest, GardenView, Permission } from '../../api/gardenWire.ts';
import { ApiError } from '../../api/http.ts';
import { newId } from '../../api/uuid.ts';
import { announcer } from '../../app/announce.svelte.ts';
import { toasts } from '../../app/toasts.svelte.ts';
import { t, tx } from '../../i18n/index.svelte.ts';
import { clock } from '../../live/clock.svelte.ts';
import type { LiveView } from '../../live/live.svelte.ts';
import { live } from '../../live/live.ts';
import { Loader } from '../../live/loader.svelte.ts';
import { explain } from '../../ui/explain.ts';

/** A stop that a person asked for: shown until the valve is read back as closed, and a little longer. */
export interface AskedStop {
  readonly bed: string;
  readonly name: string;
  /** ms since 1970, server time. */
  readonly at: number;
  readonly confirmedAt: number | null;
}

const undoTime = 8000;
const shownFor = 10_000;

/** What went wrong, in the words of the garden where it has some. */
export function refusal(error: unknown): string {
  if (!(error instanceof ApiError)) return explain(error);
  const { text, texts } = error.problem;
  return text ? tx(text) : texts ? Object.values(texts).map(tx).join(' ') : explain(error);
}

/** One garden as a page sees it: its live view, its plan and what people ask of it. Create it in a component's script. */
export class GardenModel {
  readonly id: string;
  readonly detail: Loader<GardenDetail>;
  readonly plan: Loader<GardenPlan>;
  readonly past: Loader<readonly Decision[]>;
  #live = $state.raw<LiveView | null>(null);
  #stops = $state.raw<readonly AskedStop[]>([]);
  #busy = $state(0);

  constructor(id: string) {
    this.id = id;
    this.detail = new Loader((signal) => api.garden(id, signal));
    this.plan = new Loader((signal) => api.gardenPlan(id, 14, signal));
    this.past = new Loader(async (signal) => (await api.decisions(id, { limit: 300 }, signal)).items);
  }

  /** Null until it is known. */
  get view(): GardenView | null {
    return this.#live?.state?.garden ?? this.detail.data?.view ?? null;
  }

  get error(): unknown {
    return this.detail.error ?? this.#live?.error ?? null;
  }

  /** Requests on their way. */
  get busy(): boolean {
    return this.#busy > 0;
  }

  get stops(): readonly AskedStop[] {
    return this.#stops.filter((stop) => stop.confirmedAt === null || clock.now - stop.confirmedAt < shownFor);
  }

  may(what: Permission): boolean {
    return this.detail.data?.may.includes(what) ?? false;
  }

  programmeName(id: string): string {
    return this.detail.data?.programmes.find((each) => each.programme.id === id)?.programme.name ?? id;
  }

  /** Opens the live view and loads the rest; call in an effect. */
  start(): () => void {
    const opened = untrack(() => live.open({ kind: 'garden', id: this.id }));
    this.#live = opened;
    untrack(this.reload);
    return () => {
      opened.close();
      this.detail.stop();
      this.plan.stop();
      this.past.stop();
    };
  }

  reload = (): void => {
    if (this.#live?.error) this.#live.retry();
    void this.detail.run();
    void this.plan.run();
    void this.past.run();
  };

  /** Looks at a new view: which of the stops that were asked for are proven by their valves. */
  prove(view: GardenView): void {
    if (this.#stops.every((stop) => stop.confirmedAt !== null)) return;
    const open = new Set(view.running.filter((each) => each.phase !== 'waiting').map((each) => each.bed));
    const locked = new Set(view.beds.filter((bed) => bed.state === 'lockedOut').map((bed) => bed.id));
    const at = Date.parse(view.at);
    this.#stops = this.#stops
      .filter((stop) => !locked.has(stop.bed))
      .map((stop) => {
        if (stop.confirmedAt !== null || open.has(stop.bed) || at < stop.at) return stop;
        announcer.say(t('garden.stopped', { bed: stop.name }));
        return { ...stop, confirmedAt: clock.read() };
      });
  }

  /** Sends a request; says in words when it is refused. */
  async ask(request: GardenRequest): Promise<GardenAnswer | null> {
    this.#busy++;
    try {
      const answer = await api.gardenRequest(this.id, { id: newId(), ...request });
      void this.plan.run();
      void this.past.run();
      return answer;
    } catch (error) {
      const text = refusal(error);
      toasts.show(text, 'crit', 10_000);
      announcer.say(text, true);
      return null;
    } finally {
      this.#busy--;
    }
  }

  /** The same, with 8 s to take it back. */
  async askWithUndo(request: GardenRequest, text: string, undo: GardenRequest): Promise<void> {
    if (!(await this.ask(request))) return;
    announcer.say(text);
    toasts.show(text, 'plain', undoTime, { name: t('garden.undo'), run: () => void this.ask(undo) });
  }

  /** Acts at once: closing is the safe direction. */
  async stop(beds: readonly { readonly bed: string; readonly bedName: string }[], all: boolean): Promise<void> {
    const at = clock.read();
    const asked = beds.map(({ bed, bedName }) => ({ bed, name: bedName, at, confirmedAt: null }));
    this.#stops = [...this.#stops.filter((stop) => !beds.some((each) => each.bed === stop.bed)), ...asked];
    const sent = all ? [this.ask({ kind: 'stopAll' })] : beds.map(({ bed }) => this.ask({ kind: 'stopBed', bed }));
    const answers = await Promise.all(sent);
    if (answers.includes(null)) this.#stops = this.#stops.filter((stop) => !asked.includes(stop as (typeof asked)[number]));
  }

  /** Takes a skip back where it is shown; the note that offered the same goes. */
  async undoSkip(run: string, bed: string, bedName: string): Promise<void> {
    if (!(await this.ask({ kind: 'undoSkipBed', run, bed }))) return;
    const text = t('garden.skippedBed', { bed: bedName });
    for (const toast of toasts.list) if (toast.text === text) toasts.close(toast.id);
  }

  skipBed(run: string, bed: string, bedName: string): Promise<void> {
    return this.askWithUndo({ kind: 'skipBed', run, bed }, t('garden.skippedBed', { bed: bedName }), { kind: 'undoSkipBed', run, bed });
  }
}
