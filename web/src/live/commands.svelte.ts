import { api } from '../api/calls.ts';
import type { DeviceModel, LedgerEntry } from '../api/deviceWire.ts';
import { ApiError } from '../api/http.ts';
import { newId } from '../api/uuid.ts';
import type { Value } from '../api/wire.ts';
import { clock } from './clock.svelte.ts';
import { type Command, hasFailed, isRunning, isUncertain, type Local, lastStepAt, merge, phaseOf } from './command.ts';
import { isProven } from './device.ts';

export interface Ask {
  readonly device: string;
  readonly command: string;
  readonly arguments: Readonly<Record<string, Value>>;
  readonly reason?: string;
  readonly retryOf?: string;
  readonly bulk?: boolean;
  /** Seconds, from the model; only to draw the progress before the server answers. */
  readonly deadline: number;
}

/** What people should hear about: an own command ended, an answer came late, or the same is asked for while it runs. */
export type Outcome = (command: Command, kind: 'succeeded' | 'failed' | 'late' | 'running') => void;

type Sender = Pick<typeof api, 'command' | 'ledgerEntry'>;

/** How long an ended command stays in the mirror. */
const keep = 10 * 60_000;
/** A lost answer is asked for again with the same id, which the server answers without doing anything twice. */
const again: readonly number[] = [500, 1000, 2000];

/** Mirrors the ledger: own requests by HTTP, everybody's progress from the hub. */
export class Commands {
  readonly #api: Sender;
  readonly #wait: (milliseconds: number) => Promise<void>;
  #all = $state.raw<ReadonlyMap<string, Command>>(new Map());
  #dismissed = $state.raw<ReadonlySet<string>>(new Set());
  onOutcome: Outcome = () => undefined;
  user = '';

  constructor(sender: Sender = api, wait: (ms: number) => Promise<void> = (ms) => new Promise((done) => setTimeout(done, ms))) {
    this.#api = sender;
    this.#wait = wait;
  }

  get all(): ReadonlyMap<string, Command> {
    return this.#all;
  }

  /** Newest first. */
  of(device: string): readonly Command[] {
    return [...this.#all.values()].filter((command) => command.device === device).sort((a, b) => b.createdAt - a.createdAt);
  }

  /** The command to show with the device: the running one, else the latest that ended just now or failed and was not dismissed. */
  current(device: string, now: number, model?: DeviceModel): Command | null {
    const list = this.of(device).filter((command) => !this.#dismissed.has(command.id));
    const runs = (command: Command) => isRunning(command, now, isProven(model, command.command));
    const latest = list.find(runs) ?? list[0];
    if (!latest) return null;
    if (runs(latest)) return latest;
    if (hasFailed(latest) || isUncertain(latest, now, isProven(model, latest.command)))
      return latest.mine || now - lastStepAt(latest) < 60_000 ? latest : null;
    return now - lastStepAt(latest) < (latest.late === null ? 10_000 : 30_000) ? latest : null;
  }

  /** Those of a bulk that is over are commands like any other. */
  release(ids: readonly string[]): void {
    const next = new Map(this.#all);
    for (const id of ids) {
      const command = next.get(id);
      if (command) next.set(id, { ...command, bulk: false });
    }
    this.#all = next;
  }

  dismiss(id: string): void {
    this.#dismissed = new Set([...this.#dismissed, id]);
  }

  /** Sends a command, or returns the one that already runs for the same wish (same id, idempotent), whoever asked for it. */
  ask(ask: Ask): Command {
    const now = clock.read();
    const wish = JSON.stringify(ask.arguments);
    const same = this.of(ask.device).find(
      (other) => other.command === ask.command && JSON.stringify(other.arguments) === wish && isRunning(other, now, false),
    );
    if (same) {
      if (!ask.bulk) this.onOutcome(same, 'running');
      return same;
    }
    const command: Command = {
      id: newId(),
      device: ask.device,
      command: ask.command,
      arguments: ask.arguments,
      by: this.user,
      mine: true,
      createdAt: now,
      deadlineAt: now + ask.deadline * 1000,
      local: { kind: 'submitting' },
      entry: null,
      late: null,
      retryOf: ask.retryOf ?? null,
      bulk: ask.bulk ?? false,
    };
    this.#put(command);
    void this.#send(command, ask.reason);
    return command;
  }

  /** Asks the server again what became of a command whose answer was lost. */
  async recover(id: string): Promise<void> {
    const command = this.#all.get(id);
    if (!command) return;
    try {
      this.take([await this.#api.ledgerEntry(id)]);
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) this.#setLocal(id, { kind: 'rejected', code: 'neverArrived', detail: '' });
    }
  }

  /** After a reconnect: whatever still looks open here is asked for, because its end may have passed unseen. */
  recoverOpen(): void {
    const now = clock.read();
    for (const command of this.#all.values()) {
      if (phaseOf(command) === 'lost' || (command.entry && isRunning(command, now))) void this.recover(command.id);
    }
  }

  /** Takes ledger entries over, from wherever they come. */
  take(entries: readonly LedgerEntry[]): void {
    if (entries.length === 0) return;
    const next = new Map(this.#all);
    const told: [Command, 'succeeded' | 'failed' | 'late'][] = [];
    for (const entry of entries) {
      const before = next.get(entry.id) ?? null;
      if (before?.entry === entry) continue;
      const after = merge(before, entry, before?.mine ?? false);
      if (after === before) continue;
      next.set(entry.id, after);
      const kind = outcome(before, after);
      if (kind) told.push([after, kind]);
    }
    const horizon = clock.read() - keep;
    for (const [id, command] of next)
      if (!command.bulk && lastStepAt(command) < horizon && !isRunning(command, horizon + keep)) next.delete(id);
    this.#all = next;
    for (const [command, kind] of told) this.#tell(command, kind);
  }

  async #send(command: Command, reason: string | undefined): Promise<void> {
    const request = { id: command.id, command: command.command, arguments: command.arguments, ...(reason ? { reason } : {}) };
    for (let attempt = 0; ; attempt++) {
      try {
        this.take([await this.#api.command(command.device, request)]);
        return;
      } catch (error) {
        if (error instanceof ApiError) {
          this.#setLocal(command.id, { kind: 'rejected', code: error.code, detail: error.problem.detail ?? error.problem.title });
          return;
        }
        const delay = again[attempt];
        if (delay === undefined) {
          this.#setLocal(command.id, { kind: 'lost' });
          return;
        }
        await this.#wait(delay);
      }
    }
  }

  #setLocal(id: string, local: Local): void {
    const command = this.#all.get(id);
    // The hub may have told the truth before the HTTP answer was lost.
    if (!command || command.entry) return;
    const next = { ...command, local };
    this.#put(next);
    // A lost answer says nothing about the command.
    if (local.kind === 'rejected') this.#tell(next, 'failed');
  }

  #tell(command: Command, kind: Parameters<Outcome>[1]): void {
    if (!command.bulk) this.onOutcome(command, kind);
  }

  #put(command: Command): void {
    this.#all = new Map(this.#all).set(command.id, command);
  }
}

function outcome(before: Command | null, after: Command): 'succeeded' | 'failed' | 'late' | null {
  const state = after.entry?.state;
  if (before?.entry?.state === state) return null;
  if (after.late !== null && before?.late === null && (state === 'confirmed' || state === 'acked')) return 'late';
  if (!after.mine || !before) return null;
  if (hasFailed(after)) return 'failed';
  return state === 'confirmed' ? 'succeeded' : null;
}

export const commands = new Commands();
