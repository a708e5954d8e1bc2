import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandModel, CommandRequest, LedgerEntry } from '../../src/api/deviceWire.ts';
import { ApiError } from '../../src/api/http.ts';
import { Bulk, type Order, type Target } from '../../src/live/bulk.svelte.ts';
import { clock } from '../../src/live/clock.svelte.ts';
import { Commands } from '../../src/live/commands.svelte.ts';
import { entry } from '../fakes.ts';

const unlock: CommandModel = {
  name: 'lock.unlock',
  title: { en: 'Unlock', zh: '开锁' },
  parameters: [],
  deadline: 10,
  confirm: 'none',
  proof: { property: 'lock.state', value: 'unlocked', window: 5 },
};
const order: Order = { title: unlock.title, arguments: {}, single: false };
const targets = (count: number): readonly Target[] =>
  Array.from({ length: count }, (_, index) => ({ device: `d${index}`, name: { en: `Door ${index}`, zh: `门 ${index}` }, command: unlock }));

describe('Bulk', () => {
  let sent: { device: string; request: CommandRequest; at: number }[];
  let commands: Commands;
  let linked: boolean;
  let refuses: (device: string) => boolean;

  /** The ledger's word about the latest command of a device. */
  const told = (device: string, state: LedgerEntry['state']) => {
    const { request } = sent.findLast((each) => each.device === device) as (typeof sent)[number];
    const at = new Date(clock.read()).toISOString();
    commands.take([
      entry(state, { id: request.id, device, deadline: new Date(clock.read() + 10_000).toISOString(), steps: [{ state, at }] }),
    ]);
  };
  const start = (count: number, more: Partial<Order> = {}) =>
    new Bulk({ ...order, ...more }, targets(count), { commands, isLinked: () => linked });
  const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

  beforeEach(() => {
    vi.useFakeTimers();
    sent = [];
    linked = true;
    refuses = () => false;
    commands = new Commands({
      command: async (device, request) => {
        sent.push({ device, request, at: Date.now() });
        if (refuses(device)) throw new ApiError({ title: 'no', status: 409, code: 'conflict' });
        return entry('accepted', {
          id: request.id,
          device,
          deadline: new Date(clock.read() + 10_000).toISOString(),
          steps: [{ state: 'accepted', at: new Date(clock.read()).toISOString() }],
        });
      },
      ledgerEntry: () => Promise.reject(new Error('not asked')),
    });
  });

  it('every device_gets a command of its own, at most 20 a second', async () => {
    const bulk = start(15);

    await pass(2000);

    expect(sent.map((each) => each.device)).toEqual(targets(15).map((each) => each.device));
    expect(new Set(sent.map((each) => each.request.id)).size).toBe(15);
    expect(Math.min(...sent.slice(1).map((each, index) => each.at - (sent[index]?.at ?? 0)))).toBeGreaterThanOrEqual(50);
    expect(bulk.counts).toEqual({ waiting: 0, running: 15, done: 0, failed: 0, unsent: 0 });
  });

  it('many that do not answer_do not pile up on the server', async () => {
    const bulk = start(50);

    await pass(5000);

    expect(sent).toHaveLength(20);
    expect(bulk.counts.waiting).toBe(30);
    told('d0', 'confirmed');
    await pass(100);
    expect(sent).toHaveLength(21);
  });

  it('500 with failures_ends with every device accounted for, and only the failed are retried', async () => {
    refuses = (device) => device === 'd7';
    const bulk = start(500);
    for (let round = 0; round < 60 && bulk.isOpen; round++) {
      await pass(1000);
      for (const { target, standing } of bulk.items)
        if (standing === 'running') told(target.device, Number(target.device.slice(1)) % 100 === 3 ? 'timedOut' : 'confirmed');
    }
    expect(bulk.counts).toEqual({ waiting: 0, running: 0, done: 494, failed: 6, unsent: 0 });
    const before = sent.length;
    const old = sent.find((each) => each.device === 'd3')?.request.id;

    refuses = () => false;
    bulk.retry();
    await pass(1000);

    expect(sent.slice(before).map((each) => each.device)).toEqual(['d3', 'd7', 'd103', 'd203', 'd303', 'd403']);
    const again = bulk.items.find((each) => each.target.device === 'd3')?.command;
    expect(again?.retryOf).toBe(old);
    expect(again?.id).not.toBe(old);
  });

  it('stopped_sends no more, and says which were not sent', async () => {
    const bulk = start(10);
    await pass(120);
    const soFar = sent.length;

    bulk.stop();
    await pass(2000);

    expect(sent).toHaveLength(soFar);
    expect(bulk.halted).toBe('person');
    expect(bulk.counts.unsent).toBe(10 - soFar);
    expect(bulk.retriable.map((each) => each.device)).toEqual(
      targets(10)
        .slice(soFar)
        .map((each) => each.device),
    );
  });

  it('link lost_sends no more, not even when it is back: nobody wants a door opened minutes later', async () => {
    const bulk = start(10);
    await pass(120);
    const soFar = sent.length;

    linked = false;
    await pass(1000);
    linked = true;
    await pass(10_000);

    expect(sent).toHaveLength(soFar);
    expect(bulk.halted).toBe('link');
    bulk.retry();
    await pass(1000);
    expect(sent).toHaveLength(10);
  });

  it('water_is turned on one after the other', async () => {
    start(3, { single: true });
    await pass(3000);
    expect(sent.map((each) => each.device)).toEqual(['d0']);

    told('d0', 'confirmed');
    await pass(100);

    expect(sent.map((each) => each.device)).toEqual(['d0', 'd1']);
  });

  it('the same wish that somebody has on its way already_is followed, not sent again', async () => {
    const theirs = commands.ask({ device: 'd1', command: 'lock.unlock', arguments: {}, deadline: 10 });
    await pass(10);

    const bulk = start(3);
    await pass(1000);

    expect(sent.filter((each) => each.device === 'd1')).toHaveLength(1);
    expect(bulk.items[1]?.command?.id).toBe(theirs.id);
  });

  it('its commands_are told of together, and kept until it is closed', async () => {
    const outcome = vi.fn();
    commands.onOutcome = outcome;
    const bulk = start(2);
    await pass(200);
    told('d0', 'failed');
    told('d1', 'confirmed');
    await pass(20 * 60_000);
    commands.take([entry('confirmed', { id: 'other' })]);

    expect(outcome).not.toHaveBeenCalled();
    expect(bulk.counts).toMatchObject({ done: 1, failed: 1 });

    bulk.release();
    commands.take([entry('confirmed', { id: 'another' })]);
    expect([...commands.all.values()].some((command) => command.device === 'd0')).toBe(false);
  });

  it('the reason_goes with each command', async () => {
    start(2, { reason: 'fire drill' });
    await pass(200);

    expect(sent.map((each) => each.request.reason)).toEqual(['fire drill', 'fire drill']);
  });
});
