import { describe, expect, it } from 'vitest';
import type { TimelineItem } from '../../src/api/deviceWire.ts';
import type { HappenedEvent } from '../../src/api/hubWire.ts';
import { notYetIn, timelineText } from '../../src/features/device/timelineWords.ts';

function event(n: number, second: number, more: Partial<HappenedEvent> = {}): HappenedEvent {
  return {
    n,
    device: 'd1',
    name: 'cardReader.presented',
    at: `2026-11-22T10:00:0${second}.000Z`,
    exact: true,
    value: `A${n}`,
    ...more,
  };
}

function written(second: number): TimelineItem {
  return { at: `2026-11-22T10:00:0${second}.000Z`, kind: 'event', name: 'cardReader.presented', value: 'A1', reason: null, by: null };
}

describe('timelineText', () => {
  it.each([
    ['added', 'Added the device'],
    ['changed', 'Changed the settings'],
    ['removed', 'Removed the device'],
    ['somethingNew', 'Changed the settings'],
  ])('configuration %s_is said in words', (name, words) => {
    const item = { at: '2026-11-22T10:00:00.000Z', kind: 'configuration', name, value: null, reason: null, by: 'admin' } as const;

    expect(timelineText(item, undefined)).toBe(words);
  });
});

describe('notYetIn', () => {
  it('events_newer than the timeline_come newest first', () => {
    const items = notYetIn([written(1)], [event(1, 1), event(2, 2), event(3, 3)]);

    expect(items.map((item) => item.value)).toEqual(['A3', 'A2']);
  });

  it('event_older than what is loaded_is not shown twice', () => {
    expect(notYetIn([written(5)], [event(1, 1)])).toEqual([]);
  });

  it('event_read late_says that its time is uncertain', () => {
    expect(notYetIn([], [event(1, 1, { exact: false })])[0]?.reason).toBe('timeUncertain');
  });
});
