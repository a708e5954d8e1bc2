import { describe, expect, it } from 'vitest';
import { conditionOf, isFresh } from '../../src/live/device.ts';
import type { LiveDevice } from '../../src/live/reducer.ts';

const start = Date.parse('2026-11-22T10:00:00Z');
const limit = 15;

function device(more: Partial<LiveDevice>, state: LiveDevice['availability']['state'] = 'online'): LiveDevice {
  return {
    n: 1,
    id: 'd1',
    name: { en: 'Probe', zh: '探头' },
    place: 'campus',
    model: 'm',
    configVersion: 1,
    staleAfter: limit,
    version: 1,
    reportedAt: start,
    availability: { state, reason: null, since: start, cause: null },
    properties: {},
    ...more,
  };
}

describe('conditionOf', () => {
  it.each([
    ['online', 'online', 'stale'],
    ['degraded', 'degraded', 'stale'],
    ['offline', 'offline', 'offline'],
    ['unknown', 'unknown', 'unknown'],
  ] as const)('%s_at the limit and past it is %s and %s', (state, at, past) => {
    expect(conditionOf(device({}, state), start + limit * 1000)).toBe(at);
    expect(conditionOf(device({}, state), start + limit * 1000 + 1)).toBe(past);
  });

  it('no report yet_counts from when it came online', () => {
    expect(conditionOf(device({ reportedAt: null }), start + 16_000)).toBe('stale');
  });

  it('reports only changes_is never stale', () => {
    expect(conditionOf(device({ staleAfter: null }), start + 86_400_000)).toBe('online');
  });
});

describe('isFresh', () => {
  it('stale, offline and unknown values_are not what the device says now', () => {
    expect(isFresh(device({}), start)).toBe(true);
    expect(isFresh(device({}), start + 16_000)).toBe(false);
    expect(isFresh(device({}, 'offline'), start)).toBe(false);
  });
});
