import type { CommandState, LedgerEntry } from '../api/deviceWire.ts';
import type { Value } from '../api/wire.ts';

/** Where the browser itself stands with a command: before an answer came, refused by the server, or out of contact. */
export type Local =
  | { readonly kind: 'submitting' }
  | { readonly kind: 'rejected'; readonly code: string; readonly detail: string }
  | { readonly kind: 'lost' };

/** A command as this browser knows it. The server owns its life; this only mirrors it. Times are ms since 1970, server time. */
export interface Command {
  readonly id: string;
  readonly device: string;
  readonly command: string;
  readonly arguments: Readonly<Record<string, Value>>;
  readonly by: string;
  readonly mine: boolean;
  readonly createdAt: number;
  readonly deadlineAt: number;
  readonly local: Local | null;
  /** Null until the server has told. */
  readonly entry: LedgerEntry | null;
  /** Milliseconds between a time-out and the answer that still came; null when it came in time. */
  readonly late: number | null;
  /** The command that this one tries again. */
  readonly retryOf: string | null;
  /** One of many that were asked for together: they are told of and forgotten together. */
  readonly bulk: boolean;
}

const rank: Readonly<Record<CommandState, number>> = {
  accepted: 1,
  sent: 2,
  acked: 3,
  confirmed: 5,
  failed: 5,
  timedOut: 4,
  expired: 5,
  superseded: 5,
  unknown: 4,
  refused: 5,
};

/** True for the states that follow no other by themselves; `acked` ends only a command without a proof. */
export function isEnd(state: CommandState): boolean {
  return rank[state] >= 4;
}

/** What the command looks like to a person: the server's state, or what the browser knows before that. */
export type Phase = CommandState | 'submitting' | 'rejected' | 'lost';

export function phaseOf(command: Command): Phase {
  if (command.entry) return command.entry.state;
  return command.local?.kind ?? 'submitting';
}

/** Still on its way, as far as anybody here knows: one whose answer was lost may run at this moment. A device's word is the end when there is nothing to prove it (`proven` false) or its time is over. */
export function isRunning(command: Command, now: number, proven = true): boolean {
  const phase = phaseOf(command);
  switch (phase) {
    case 'submitting':
    case 'lost':
    case 'accepted':
    case 'sent':
      return true;
    case 'acked':
      return proven && now < command.deadlineAt + 60_000;
    default:
      return false;
  }
}

export function hasFailed(command: Command): boolean {
  const phase = phaseOf(command);
  return ['failed', 'timedOut', 'expired', 'unknown', 'refused', 'rejected'].includes(phase);
}

/** The platform said no before anything was sent: there is nothing to try again, only something to put right. */
export function wasRefused(command: Command): boolean {
  const phase = phaseOf(command);
  return phase === 'rejected' || phase === 'refused';
}

/** It ended, or its time is over, and nobody knows whether it was done. */
export function isUncertain(command: Command, now: number, proven = true): boolean {
  const phase = phaseOf(command);
  return phase === 'timedOut' || phase === 'unknown' || (phase === 'acked' && proven && !isRunning(command, now, proven));
}

export function hasSucceeded(command: Command, proven = true): boolean {
  const phase = phaseOf(command);
  return phase === 'confirmed' || (phase === 'acked' && !proven);
}

export function lastStepAt(command: Command): number {
  const last = command.entry?.steps.at(-1);
  return last ? Date.parse(last.at) : command.createdAt;
}

function lateness(before: LedgerEntry | null, next: LedgerEntry): number | null {
  const given = [...next.steps, ...(before?.steps ?? [])].find((step) => step.state === 'timedOut' || step.state === 'unknown');
  const answered = next.steps.find((step) => step.state === 'confirmed' || step.state === 'acked' || step.state === 'failed');
  if (!given || next.state === 'timedOut' || next.state === 'unknown') return null;
  const end = Date.parse((answered && answered.at > given.at ? answered : next.steps.at(-1))?.at ?? given.at);
  return Math.max(0, end - Date.parse(given.at));
}

/**
 * Takes a ledger entry over. Answers may arrive in any order (HTTP and hub), so a state never goes back;
 * the one way out of an end is the late answer after `timedOut` or `unknown`, which stays visible as a correction.
 */
export function merge(command: Command | null, entry: LedgerEntry, mine: boolean): Command {
  const base: Command = command ?? {
    id: entry.id,
    device: entry.device,
    command: entry.command,
    arguments: entry.arguments,
    by: entry.by,
    mine,
    createdAt: Date.parse(entry.steps[0]?.at ?? entry.deadline),
    deadlineAt: Date.parse(entry.deadline),
    local: null,
    entry: null,
    late: null,
    retryOf: null,
    bulk: false,
  };
  const old = base.entry;
  if (old && (rank[entry.state] < rank[old.state] || (rank[entry.state] === 5 && rank[old.state] === 5))) return base;
  return {
    ...base,
    by: entry.by,
    local: null,
    entry,
    deadlineAt: Date.parse(entry.deadline),
    createdAt: Date.parse(entry.steps[0]?.at ?? '') || base.createdAt,
    late: old && isEnd(old.state) ? lateness(old, entry) : base.late,
  };
}
