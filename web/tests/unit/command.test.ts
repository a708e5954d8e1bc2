import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LedgerEntry } from '../../src/api/deviceWire.ts';
import { ApiError, NetworkError } from '../../src/api/http.ts';
import { hasFailed, hasSucceeded, isRunning, isUncertain, merge, phaseOf } from '../../src/live/command.ts';
import { Commands } from '../../src/live/commands.svelte.ts';
import { entry } from '../fakes.ts';

const early = Date.parse('2026-11-22T10:00:01.000Z');

describe('merge', () => {
  it.each(['accepted', 'sent', 'acked', 'confirmed', 'failed', 'timedOut', 'expired', 'superseded', 'unknown', 'refused'] as const)(
    'first word %s_is taken over',
    (state) => {
      expect(phaseOf(merge(null, entry(state), false))).toBe(state);
    },
  );

  it('an older word after a newer one_changes nothing', () => {
    const confirmed = merge(null, entry('confirmed'), true);

    expect(merge(confirmed, entry('sent'), true)).toBe(confirmed);
    expect(merge(confirmed, entry('failed'), true)).toBe(confirmed);
  });

  it.each(['timedOut', 'unknown'] as const)('confirmed after %s_is a late confirmation', (state) => {
    const given = merge(null, entry(state), true);
    const steps = [...entry(state).steps, { state: 'confirmed' as const, at: '2026-11-22T10:00:10.000Z' }];

    const late = merge(given, entry('confirmed', { steps }), true);

    expect(phaseOf(late)).toBe('confirmed');
    expect(late.late).toBe(8000);
    expect(hasFailed(late)).toBe(false);
  });

  it('confirmed in time_is not late', () => {
    expect(merge(merge(null, entry('acked'), true), entry('confirmed'), true).late).toBeNull();
  });
});

describe('isRunning', () => {
  it('acked_runs on while there is a proof to come, and is the end without one', () => {
    const acked = merge(null, entry('acked'), true);

    expect(isRunning(acked, early, true)).toBe(true);
    expect(isRunning(acked, early, false)).toBe(false);
    expect(hasSucceeded(acked, false)).toBe(true);
  });
});

describe('isUncertain', () => {
  it.each(['timedOut', 'unknown'] as const)('%s_nobody knows', (state) => {
    expect(isUncertain(merge(null, entry(state), true), early)).toBe(true);
  });

  it('acked_becomes uncertain when its proof did not come, and is an end without one', () => {
    const acked = merge(null, entry('acked'), true);
    const long = early + 10 * 60_000;

    expect(isUncertain(acked, early, true)).toBe(false);
    expect(isUncertain(acked, long, true)).toBe(true);
    expect(isUncertain(acked, long, false)).toBe(false);
  });

  it('failed_is certain', () => {
    expect(isUncertain(merge(null, entry('failed'), true), early)).toBe(false);
  });
});

describe('Commands', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: early });
  });

  const ask = { device: 'd1', command: 'lock.unlock', arguments: { hold: 5 }, deadline: 10 };
  const refuse = (code: string) => new ApiError({ title: code, status: 409, code, detail: 'The door is open.' });

  function made(
    command: (device: string, request: { id: string }) => Promise<LedgerEntry>,
    ledgerEntry = (id: string): Promise<LedgerEntry> => Promise.resolve(entry('confirmed', { id })),
  ) {
    const commands = new Commands({ command, ledgerEntry }, () => Promise.resolve());
    const outcomes: string[] = [];
    commands.onOutcome = (_command, kind) => outcomes.push(kind);
    return { commands, outcomes };
  }

  it('ask_is submitting at once, then what the server says', async () => {
    const { commands } = made((_device, { id }) => Promise.resolve(entry('accepted', { id })));

    const { id } = commands.ask(ask);

    expect(phaseOf(commands.all.get(id) ?? commands.ask(ask))).toBe('submitting');
    await vi.waitFor(() => expect(commands.all.get(id)?.entry?.state).toBe('accepted'));
  });

  it('ask_the same wish while it runs_is the same command', () => {
    const sent = vi.fn((_device: string, { id }: { id: string }) => Promise.resolve(entry('accepted', { id })));
    const { commands } = made(sent);

    const first = commands.ask(ask);
    const second = commands.ask(ask);

    expect(second.id).toBe(first.id);
    expect(sent).toHaveBeenCalledTimes(1);
  });

  it('ask_refused by the server_is rejected with its words', async () => {
    const { commands, outcomes } = made(() => Promise.reject(refuse('expectationFailed')));

    const { id } = commands.ask(ask);

    await vi.waitFor(() =>
      expect(commands.all.get(id)?.local).toEqual({ kind: 'rejected', code: 'expectationFailed', detail: 'The door is open.' }),
    );
    expect(outcomes).toEqual(['failed']);
  });

  it('ask_answer lost_asks again with the same id, then is lost and can be recovered', async () => {
    const ids: string[] = [];
    const { commands, outcomes } = made((_device, { id }) => {
      ids.push(id);
      return Promise.reject(new NetworkError(null));
    });

    const { id } = commands.ask(ask);
    await vi.waitFor(() => expect(commands.all.get(id)?.local?.kind).toBe('lost'));

    expect(ids).toEqual([id, id, id, id]);
    const lost = commands.current('d1', early);
    expect(lost && [isRunning(lost, early), hasFailed(lost)]).toEqual([true, false]);
    expect(outcomes).toEqual([]);
    expect(commands.ask(ask).id).toBe(id);
    await commands.recover(id);
    expect(commands.all.get(id)?.entry?.state).toBe('confirmed');
  });

  it('ask_hub is faster than HTTP_the earlier answer does not undo the later', async () => {
    let answer: (value: LedgerEntry) => void = () => undefined;
    const { commands } = made(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const { id } = commands.ask(ask);

    commands.take([entry('confirmed', { id })]);
    answer(entry('accepted', { id }));
    await Promise.resolve();

    expect(commands.all.get(id)?.entry?.state).toBe('confirmed');
  });

  it('take_own command_tells succeeded, failed and late, each once', async () => {
    const { commands, outcomes } = made((_device, { id }) => Promise.resolve(entry('accepted', { id })));
    const { id } = commands.ask(ask);
    await vi.waitFor(() => expect(commands.all.get(id)?.entry).not.toBeNull());

    commands.take([entry('timedOut', { id })]);
    commands.take([entry('timedOut', { id })]);
    commands.take([
      entry('confirmed', { id, steps: [...entry('timedOut').steps, { state: 'confirmed', at: '2026-11-22T10:00:10.000Z' }] }),
    ]);

    expect(outcomes).toEqual(['failed', 'late']);
  });

  it('take_of another operator_is visible and says nothing', () => {
    const { commands, outcomes } = made(() => Promise.reject(refuse('x')));

    commands.take([entry('sent', { by: 'wang', deadline: new Date(Date.now() + 10_000).toISOString() })]);

    expect(commands.current('d1', early)?.by).toBe('wang');
    expect(outcomes).toEqual([]);
  });

  it('ask_the same that another operator runs_is that command, and says so', () => {
    const { commands, outcomes } = made(() => Promise.reject(refuse('x')));
    commands.take([
      entry('sent', { id: 'theirs', by: 'wang', arguments: { hold: 5 }, deadline: new Date(Date.now() + 10_000).toISOString() }),
    ]);

    const asked = commands.ask(ask);

    expect(asked.id).toBe('theirs');
    expect(outcomes).toEqual(['running']);
  });

  it('recoverOpen_after a reconnect_asks what became of the lost ones', async () => {
    const { commands } = made(() => Promise.reject(new NetworkError(null)));
    const { id } = commands.ask(ask);
    await vi.waitFor(() => expect(commands.all.get(id)?.local?.kind).toBe('lost'));

    commands.recoverOpen();

    await vi.waitFor(() => expect(commands.all.get(id)?.entry?.state).toBe('confirmed'));
  });

  it('recover_the server never heard of it_nothing happened, and it is said', async () => {
    const { commands, outcomes } = made(
      () => Promise.reject(new NetworkError(null)),
      () => Promise.reject(new ApiError({ title: 'x', status: 404, code: 'notFound' })),
    );
    const { id } = commands.ask(ask);
    await vi.waitFor(() => expect(commands.all.get(id)?.local?.kind).toBe('lost'));

    await commands.recover(id);

    expect(commands.all.get(id)?.local).toEqual({ kind: 'rejected', code: 'neverArrived', detail: '' });
    expect(outcomes).toEqual(['failed']);
  });

  it('current_acknowledged and nothing to prove it_does not stand before a later one', () => {
    const { commands } = made(() => Promise.reject(refuse('x')));
    const deadline = new Date(early + 10_000).toISOString();
    const keyChange = {
      name: 'key.change',
      title: { en: 'Change key', zh: '更换密钥' },
      parameters: [],
      deadline: 5,
      confirm: 'none',
      proof: null,
    } as const;
    const model = {
      id: 'm',
      title: keyChange.title,
      traits: [{ name: 'key', title: keyChange.title, properties: [], commands: [keyChange], events: [], safety: null }],
      extra: [],
    };
    commands.take([
      entry('acked', { id: 'old', command: 'key.change', deadline }),
      entry('confirmed', { id: 'new', deadline, steps: [{ state: 'confirmed', at: new Date(early).toISOString() }] }),
    ]);

    expect(commands.current('d1', early, model)?.id).toBe('new');
  });

  it('current_failed stays until it is dismissed', () => {
    const { commands } = made(() => Promise.reject(refuse('x')));
    const now = Date.now();
    const at = new Date(now).toISOString();
    commands.take([
      entry('failed', {
        steps: [
          { state: 'accepted', at },
          { state: 'failed', at },
        ],
      }),
    ]);

    expect(commands.current('d1', now)?.id).toBe('c1');
    commands.dismiss('c1');

    expect(commands.current('d1', now)).toBeNull();
  });
});
