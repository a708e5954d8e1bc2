import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../src/api/deviceWire.ts';
import { withIdentity } from '../../src/live/device.ts';
import { applyColumns, follows, reduce, type ViewState } from '../../src/live/reducer.ts';
import { entry, snapshot } from '../fakes.ts';

function start(): ViewState {
  const state = reduce(null, { kind: 'snapshot', snapshot: snapshot(), from: 0 });
  if (!state) throw new Error('A snapshot must give a state.');
  return state;
}

describe('reduce', () => {
  it('snapshot_fills items, state and times relative to t', () => {
    const device = start().devices.get(3);

    expect(device?.id).toBe('d1');
    expect(device?.reportedAt).toBe(999_500);
    expect(device?.availability).toEqual({ state: 'online', reason: null, since: 940_000, cause: null });
    expect(device?.properties['lock.state']).toEqual({ value: 'locked', time: 999_500, error: null });
  });

  it('pushes of commands between two frames_lose none of their words', () => {
    const push = (seq: number, ...commands: readonly LedgerEntry[]) =>
      ({ kind: 'push', epoch: 7, seq, columns: { t: 1_001_000, commands } }) as const;

    const told = [push(1, entry('sent'), entry('sent', { id: 'c2' })), push(2, entry('confirmed')), push(3)].reduce<ViewState | null>(
      reduce,
      start(),
    );

    expect(told?.commands.map(({ id, state }) => [id, state])).toEqual([
      ['c2', 'sent'],
      ['c1', 'confirmed'],
    ]);
  });

  it('push_next in line_changes only what it names', () => {
    const before = start();

    const after = reduce(before, {
      kind: 'push',
      epoch: 7,
      seq: 1,
      columns: { t: 1_001_000, n: [3], p: { 'lock.state': { i: [0], v: ['unlocked'], t: [-10] } } },
    });

    expect(after?.seq).toBe(1);
    expect(after?.devices.get(3)?.properties['lock.state']).toEqual({ value: 'unlocked', time: 1_000_990, error: null });
    expect(after?.devices.get(3)?.availability).toBe(before.devices.get(3)?.availability);
    expect(before.devices.get(3)?.properties['lock.state']?.value).toBe('locked');
  });

  it.each([
    ['a gap', 7, 2],
    ['a repeat', 7, 0],
    ['another epoch', 8, 1],
  ])('push_%s_leaves the state as it is', (_case, epoch, seq) => {
    const before = start();

    expect(follows(before, epoch, seq)).toBe(false);
    expect(reduce(before, { kind: 'push', epoch, seq, columns: { t: 2 } })).toBe(before);
  });

  it('push_error_shows no value', () => {
    const after = reduce(start(), {
      kind: 'push',
      epoch: 7,
      seq: 1,
      columns: { t: 1_001_000, n: [3], p: { 'valve.flow': { i: [0], v: [6.2], t: [0], e: { '0': 'timedOut.silent' } } } },
    });

    expect(after?.devices.get(3)?.properties['valve.flow']).toEqual({ value: null, time: 1_001_000, error: 'timedOut.silent' });
  });

  it('push_events_are kept in order, the latest 50', () => {
    const columns = (n: number) => ({
      t: 1_001_000,
      events: [{ n, device: 'd1', name: 'cardReader.presented', at: '2026-11-22T10:00:00.000Z', exact: true, value: 'A1' }],
    });

    const after = Array.from({ length: 60 }, (_, index) => index + 1).reduce<ViewState>(
      (state, n) => reduce(state, { kind: 'push', epoch: 7, seq: n, columns: columns(n) }) ?? state,
      start(),
    );

    expect(after.events.map((event) => event.n)).toEqual(Array.from({ length: 50 }, (_, index) => index + 11));
  });

  it('push_unit of the device_comes with its value and goes with the next', () => {
    const push = (seq: number, column: object) => ({
      kind: 'push' as const,
      epoch: 7,
      seq,
      columns: { t: 1_001_000, n: [3], p: { 'scale.weight': { i: [0], t: [0], ...column } as never } },
    });

    const first = reduce(start(), push(1, { v: [250], u: { '0': ['g', 2] } }));
    const second = reduce(first, push(2, { v: [0.25] }));

    expect(first?.devices.get(3)?.properties['scale.weight']).toEqual({
      value: 250,
      time: 1_001_000,
      error: null,
      as: { unit: 'g', decimals: 2 },
    });
    expect(second?.devices.get(3)?.properties['scale.weight']).toEqual({ value: 0.25, time: 1_001_000, error: null });
  });

  it('push_moved_is remembered until the next snapshot', () => {
    const moved = reduce(start(), { kind: 'push', epoch: 7, seq: 1, columns: { t: 1, moved: true } });
    const later = reduce(moved, { kind: 'push', epoch: 7, seq: 2, columns: { t: 2 } });

    expect(later?.moved).toBe(true);
    expect(reduce(later, { kind: 'snapshot', snapshot: snapshot(), from: 0 })?.moved).toBe(false);
  });

  it('push_lag_is shown and leaves with the next push', () => {
    const lagging = reduce(start(), { kind: 'push', epoch: 7, seq: 1, columns: { t: 1, lag: true } });

    expect(lagging?.lag).toBe(true);
    expect(reduce(lagging, { kind: 'push', epoch: 7, seq: 2, columns: { t: 2 } })?.lag).toBe(false);
  });

  it('push_without a snapshot_is nothing', () => {
    expect(reduce(null, { kind: 'push', epoch: 7, seq: 1, columns: { t: 1 } })).toBeNull();
  });
});

describe('applyColumns', () => {
  it('gone_removes; unknown devices are ignored; no change keeps the map', () => {
    const devices = start().devices;

    expect(applyColumns(devices, { t: 1, gone: [3] }).size).toBe(0);
    expect(applyColumns(devices, { t: 1, n: [99], ver: [1] }).has(99)).toBe(false);
    expect(applyColumns(devices, { t: 1 })).toBe(devices);
  });
});

describe('withIdentity', () => {
  it('a newer configuration_gives the name, the hub keeps giving the state', () => {
    const device = start().devices.get(3);
    if (!device) throw new Error('The snapshot has one device.');
    const item = {
      ...device,
      configVersion: 2,
      name: { en: 'West door', zh: '西门' },
      availability: { ...device.availability, since: '' },
      reportedAt: null,
      properties: {},
    };

    expect(withIdentity(device, item)).toEqual({ ...device, configVersion: 2, name: item.name });
    expect(withIdentity(device, { ...item, configVersion: 1 })).toBe(device);
  });
});
