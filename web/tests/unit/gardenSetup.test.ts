import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GardenDefinition } from '../../src/api/gardenDefinition.ts';
import type { Decision, QueuedSlot, RunningBed } from '../../src/api/gardenWire.ts';
import { ApiError } from '../../src/api/http.ts';
import { barsOf } from '../../src/features/garden/bars.ts';
import { inUnit } from '../../src/features/garden/programme.ts';
import { newBed, newGarden, newSupply, put, usedBy } from '../../src/features/garden/setup/definition.ts';
import { Saver } from '../../src/features/garden/setup/saver.svelte.ts';
import { runsByDay } from '../../src/features/garden/week.ts';
import { remaining, why } from '../../src/features/garden/words.ts';
import en from '../../src/i18n/en.json';
import { setTimeZone } from '../../src/i18n/format.ts';
import { i18n } from '../../src/i18n/index.svelte.ts';
import { gardenView } from '../fakes.ts';

beforeEach(() => {
  i18n.give('en', en);
  setTimeZone('Asia/Shanghai');
});
afterEach(() => vi.restoreAllMocks());

const supply = { ...newSupply(), id: 'main', name: 'Main', device: 'pump-1' };
const bed = { ...newBed('main'), id: 'lettuce', name: 'Lettuce', valveDevice: 'valve-1' };
const garden: GardenDefinition = { ...newGarden('Garden', 'Asia/Shanghai'), supplies: [supply], beds: [bed] };

const running: RunningBed = {
  bed: 'lettuce',
  bedName: 'Lettuce',
  supply: 'main',
  run: 'manual:1',
  title: 'Lettuce',
  by: 'admin',
  phase: 'closing',
  start: '2026-11-24T00:00:00Z',
  end: '2026-11-24T00:03:00Z',
  secondsLeft: 0,
  secondsTotal: 180,
  litres: 30,
  flow: 0,
  cycle: 0,
  cycles: 1,
};

describe('Saver', () => {
  const conflict = (current: unknown) => new ApiError({ title: 'Conflict', status: 409, code: 'conflict', current });
  const renamed = (whole: GardenDefinition): GardenDefinition => ({
    ...whole,
    beds: put(whole.beds, { ...bed, name: 'Salad' }, (each) => each.id === 'lettuce'),
  });
  const part = (whole: GardenDefinition) => whole.beds.find((each) => each.id === 'lettuce');

  function saver(current: GardenDefinition) {
    const sent: { version: number; value: GardenDefinition }[] = [];
    const made = new Saver<GardenDefinition>({
      read: () => ({ version: 1, value: garden }),
      put: async (version, value) => {
        sent.push({ version, value });
        if (version !== 2) throw conflict(current);
      },
      currentOf: (value) => ({ version: 2, value: value as GardenDefinition }),
    });
    return { made, sent };
  }

  it('another part was changed meanwhile_both changes are stored', async () => {
    const theirs = { ...garden, name: 'Their garden' };
    const { made, sent } = saver(theirs);

    expect(await made.save(renamed, part)).toBe(true);

    expect(sent.map((each) => each.version)).toEqual([1, 2]);
    expect(sent[1]?.value.name).toBe('Their garden');
    expect(sent[1]?.value.beds[0]?.name).toBe('Salad');
  });

  it('the same part was changed meanwhile_it is told, and stored when it is saved again', async () => {
    const { made, sent } = saver({ ...garden, beds: [{ ...bed, area: 99 }] });

    expect(await made.save(renamed, part)).toBe(false);
    expect(made.overtaken).toBe(true);
    expect(sent).toHaveLength(1);

    expect(await made.save(renamed, part)).toBe(true);
    expect(made.overtaken).toBe(false);
  });

  it('problems_are kept by their path', async () => {
    const text = { en: 'Lettuce: area is 0', zh: '生菜：面积是 0' };
    const made = new Saver<GardenDefinition>({
      read: () => ({ version: 1, value: garden }),
      put: async () => {
        throw new ApiError({ title: 'Bad', status: 400, code: 'invalid', texts: { 'beds.lettuce.area': text } });
      },
      currentOf: () => null,
    });

    expect(await made.save(renamed, part)).toBe(false);

    expect(made.problems).toEqual({ 'beds.lettuce.area': text });
    expect(made.failure).toBe('');
  });
});

describe('definition', () => {
  it('put_replaces in place or appends', () => {
    expect(put(['a', 'b'], 'B', (each) => each === 'b')).toEqual(['a', 'B']);
    expect(put(['a'], 'c', (each) => each === 'c')).toEqual(['a', 'c']);
  });

  it('usedBy_names what else has the device, never the thing itself', () => {
    expect(usedBy(garden, 'valve-1', 'tomato')).toBe('Lettuce');
    expect(usedBy(garden, 'pump-1', 'lettuce')).toBe('Main');
    expect(usedBy(garden, 'valve-1', 'lettuce')).toBeNull();
    expect(usedBy(garden, 'valve-9', 'tomato')).toBeNull();
  });

  it('inUnit_keeps the water and gives a round number worth watering', () => {
    const size = { area: 12, rate: 8 };

    expect(inUnit({ value: 6, unit: 'minutes' }, 'litres', size)).toEqual({ value: 48, unit: 'litres' });
    expect(inUnit({ value: 48, unit: 'litres' }, 'millimetres', size)).toEqual({ value: 4, unit: 'millimetres' });
    expect(inUnit({ value: 4, unit: 'millimetres' }, 'minutes', size)).toEqual({ value: 6, unit: 'minutes' });
    expect(inUnit({ value: 1, unit: 'litres' }, 'minutes', size)).toEqual({ value: 1, unit: 'minutes' });
    expect(inUnit({ value: 1.5, unit: 'minutes' }, 'minutes', size)).toEqual({ value: 1.5, unit: 'minutes' });
  });
});

describe('what waters', () => {
  const line: Decision = {
    n: 1,
    at: '2026-11-24T00:01:00Z',
    kind: 'stopped',
    rule: 'stop.person',
    text: { en: '', zh: '' },
    line: { en: '', zh: '' },
    run: 'manual:1',
    programme: 'Lettuce',
    bed: 'lettuce',
    bedName: 'Lettuce',
    by: 'admin',
    start: '2026-11-24T00:00:00Z',
    end: '2026-11-24T00:01:00Z',
    litres: 8,
    millimetres: 1,
    notes: [],
    inputs: [],
  };

  it('bars_a bed in the record whose valve still closes_is one bar', () => {
    const bars = barsOf({ running: [running], queue: [] }, [line]);

    expect(bars.map((bar) => bar.kind)).toEqual(['running']);
  });

  it('bars_nothing runs or waits_shows the next run only', () => {
    const ahead: QueuedSlot = { ...running, litres: 30, millimetres: 2, due: running.start, by: null, skippedAt: null, isAhead: true };
    const later = { ...ahead, run: 'evening@2026-11-24#0', start: '2026-11-24T09:00:00Z' };

    expect(barsOf({ running: [], queue: [ahead, later] }, []).map((bar) => bar.from)).toEqual([Date.parse(ahead.start)]);
  });

  it('a run by hand of two beds_bears both names and lasts as long as both', () => {
    const second = {
      ...running,
      bed: 'tomato',
      bedName: 'Tomato',
      title: 'Tomato',
      start: '2026-11-24T00:03:00Z',
      end: '2026-11-24T00:08:00Z',
    };
    const view = gardenView({ running: [running, second] });

    const runs = runsByDay(['2026-11-24'], { runs: [], slots: [] }, [], view).get('2026-11-24');

    expect(runs?.map((run) => [run.title, run.seconds, run.state])).toEqual([['Lettuce + Tomato', 480, 'running']]);
  });
});

describe('words', () => {
  it('why_leaves out what the page says itself', () => {
    expect(why({ en: 'not watered: it is raining', zh: '' })).toBe('it is raining');
    expect(why({ en: 'paused', zh: '' })).toBe('paused');
    expect(why(null)).toBe('');
  });

  it('remaining_has no seconds, and only days when it is far', () => {
    expect(remaining(30_000)).toBe('1 min');
    expect(remaining(31_680_000)).toBe('8 h 48 min');
    expect(remaining(7 * 86_400_000)).toBe('7 days');
  });
});
