import type { CommandModel } from '../api/deviceWire.ts';
import type { Text, Value } from '../api/wire.ts';
import { clock } from './clock.svelte.ts';
import { type Command, hasFailed, hasSucceeded, isRunning } from './command.ts';
import { type Commands, commands } from './commands.svelte.ts';
import { live } from './live.ts';

/** One device of a bulk, with its own model's description of the command. */
export interface Target {
  readonly device: string;
  readonly name: Text;
  readonly command: CommandModel;
}

export interface Order {
  readonly title: Text;
  readonly arguments: Readonly<Record<string, Value>>;
  readonly reason?: string;
  /** One after the other, each when the one before has ended; else as many as the pace allows. */
  readonly single: boolean;
}

export type Standing = 'waiting' | 'running' | 'done' | 'failed' | 'unsent';

export interface BulkItem {
  readonly target: Target;
  /** Null until it was sent. */
  readonly command: Command | null;
  readonly standing: Standing;
}

interface Outside {
  readonly commands: Commands;
  readonly isLinked: () => boolean;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** At most so many a second, and so many on their way at once: a bulk is not to stand in the way of a single command. */
const pause = 1000 / 20;
const mostRunning = 20;

/**
 * One wish for many devices: each gets a command of its own, with its own id, ledger entry and proof; nothing is sent twice.
 * It lives in this page: what was not sent when the page is left, the link is lost or a person stops it, is never sent.
 */
export class Bulk {
  readonly order: Order;
  readonly #outside: Outside;
  readonly #targets: readonly Target[];
  #ids = $state.raw<ReadonlyMap<string, string>>(new Map());
  #queue = $state.raw<readonly Target[]>([]);
  #halted = $state<'person' | 'link' | null>(null);
  #pumping = false;

  readonly items = $derived.by((): readonly BulkItem[] => {
    const queued = new Set(this.#queue);
    return this.#targets.map((target) => {
      const command = this.#commandOf(target);
      return { target, command, standing: queued.has(target) ? 'waiting' : standingOf(target, command, clock.now) };
    });
  });
  readonly counts = $derived.by((): Readonly<Record<Standing, number>> => {
    const counts = { waiting: 0, running: 0, done: 0, failed: 0, unsent: 0 };
    for (const { standing } of this.items) counts[standing]++;
    return counts;
  });

  constructor(order: Order, targets: readonly Target[], outside: Partial<Outside> = {}) {
    this.order = order;
    this.#targets = targets;
    this.#outside = {
      commands,
      isLinked: () => live.link.kind === 'live',
      wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
      ...outside,
    };
    this.#send(targets);
  }

  /** Something is still to be sent or on its way. */
  get isOpen(): boolean {
    return this.counts.waiting + this.counts.running > 0;
  }

  /** What ended before all was sent. */
  get halted(): 'person' | 'link' | null {
    return this.#halted;
  }

  /** What `retry` would send. */
  get retriable(): readonly Target[] {
    return this.items
      .filter(({ standing, command }) => standing === 'unsent' || (command !== null && hasFailed(command)))
      .map(({ target }) => target);
  }

  /** Sends no more; what is on its way goes on. */
  stop = (): void => this.#halt('person');

  /** What failed or was not sent, each as a new command that names the old one. */
  retry = (): void => this.#send(this.retriable);

  /** Lets the mirror forget its commands. */
  release(): void {
    this.stop();
    this.#outside.commands.release([...this.#ids.values()]);
  }

  #commandOf(target: Target): Command | null {
    const id = this.#ids.get(target.device);
    return (id !== undefined && this.#outside.commands.all.get(id)) || null;
  }

  #halt(why: 'person' | 'link'): void {
    if (this.#queue.length === 0) return;
    this.#queue = [];
    this.#halted = why;
  }

  #send(targets: readonly Target[]): void {
    this.#halted = null;
    this.#queue = targets;
    if (!this.#pumping) void this.#pump();
  }

  async #pump(): Promise<void> {
    this.#pumping = true;
    for (let next = this.#queue[0]; next; next = this.#queue[0]) {
      if (!this.#outside.isLinked()) this.#halt('link');
      else {
        if (this.#running < (this.order.single ? 1 : mostRunning)) this.#ask(next);
        await this.#outside.wait(pause);
      }
    }
    this.#pumping = false;
  }

  get #running(): number {
    const now = clock.read();
    return this.#targets.filter((target) => standingOf(target, this.#commandOf(target), now) === 'running').length;
  }

  #ask(target: Target): void {
    const before = this.#ids.get(target.device);
    const { arguments: given, reason } = this.order;
    const command = this.#outside.commands.ask({
      device: target.device,
      command: target.command.name,
      arguments: given,
      deadline: target.command.deadline,
      bulk: true,
      ...(reason ? { reason } : {}),
      ...(before ? { retryOf: before } : {}),
    });
    this.#ids = new Map(this.#ids).set(target.device, command.id);
    this.#queue = this.#queue.filter((each) => each !== target);
  }
}

function standingOf(target: Target, command: Command | null, now: number): Standing {
  const proven = target.command.proof !== null;
  if (!command) return 'unsent';
  if (isRunning(command, now, proven)) return 'running';
  return hasSucceeded(command, proven) ? 'done' : 'failed';
}

/** The bulk that this console has under way or has just ended; one at a time. */
class Bulks {
  #current = $state.raw<Bulk | null>(null);

  get current(): Bulk | null {
    return this.#current;
  }

  start(order: Order, targets: readonly Target[]): void {
    this.close();
    this.#current = new Bulk(order, targets);
  }

  close = (): void => {
    this.#current?.release();
    this.#current = null;
  };
}

export const bulks = new Bulks();
