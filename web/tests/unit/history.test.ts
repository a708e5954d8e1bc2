import { describe, expect, it } from 'vitest';
import type { TimelineItem } from '../../src/api/deviceWire.ts';
import { awayOf, marksOf, rowsOf } from '../../src/features/device/history.ts';

const at = (minute: number) => Date.parse('2026-11-22T10:00:00Z') + minute * 60_000;
const item = (minute: number, kind: TimelineItem['kind'], name: string): TimelineItem => ({
  at: new Date(at(minute)).toISOString(),
  kind,
  name,
  value: null,
  reason: null,
  by: null,
});

describe('awayOf', () => {
  it('offline to online_is one span, whatever reasons came between', () => {
    const items = [
      item(30, 'availability', 'online'),
      item(20, 'availability', 'offline'),
      item(10, 'availability', 'offline'),
      item(0, 'availability', 'online'),
    ];

    expect(awayOf(items, at(0), at(60))).toEqual([{ from: at(10), to: at(30) }]);
  });

  it('still offline_lasts to the end of the range', () => {
    expect(awayOf([item(10, 'availability', 'offline')], at(0), at(60))).toEqual([{ from: at(10), to: at(60) }]);
  });

  it('began before the range_begins with it', () => {
    expect(awayOf([item(30, 'availability', 'online'), item(-30, 'availability', 'offline')], at(0), at(60))).toEqual([
      { from: at(0), to: at(30) },
    ]);
  });

  it('over before the range_is not in it', () => {
    expect(awayOf([item(-10, 'availability', 'online'), item(-30, 'availability', 'offline')], at(0), at(60))).toEqual([]);
  });
});

describe('marksOf', () => {
  it('only what is done and what is told_within the range', () => {
    const items = [
      item(50, 'command', 'lock.unlock'),
      item(40, 'property', 'lock.state'),
      item(30, 'event', 'cardReader.presented'),
      item(20, 'safety', 'lock.lock'),
      item(-1, 'command', 'lock.lock'),
    ];

    expect(marksOf(items, at(0), at(60)).map((mark) => [mark.at, mark.kind])).toEqual([
      [at(50), 'command'],
      [at(30), 'event'],
      [at(20), 'safety'],
    ]);
  });
});

describe('rowsOf', () => {
  it('points_one a row, gaps left out, the unit in the head', () => {
    const rows = rowsOf({
      property: 'soil.moisture',
      unit: '%',
      from: '',
      to: '',
      resolution: 'raw',
      points: [
        [at(0), 20, 19, 21],
        [at(1), null, null, null],
      ],
    });

    expect(rows).toEqual([
      ['time', 'mean (%)', 'minimum (%)', 'maximum (%)'],
      ['2026-11-22T10:00:00.000Z', 20, 19, 21],
    ]);
  });
});
