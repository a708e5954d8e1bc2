import { beforeEach, describe, expect, it } from 'vitest';
import type { Programme } from '../../src/api/gardenDefinition.ts';
import type { Decision, PlannedRun, RunningBed } from '../../src/api/gardenWire.ts';
import { changedFields, hasSensor, merge, newProgramme, startOfKind, toggleDay } from '../../src/features/garden/programme.ts';
import { newBed, newGarden } from '../../src/features/garden/setup/definition.ts';
import { colourOf, programmeOf, runsByDay, weekDates } from '../../src/features/garden/week.ts';
import { daysWords, fieldWords, startWords } from '../../src/features/garden/words.ts';
import en from '../../src/i18n/en.json';
import { addDays, countdown, fromLocal, localDate, setTimeZone } from '../../src/i18n/format.ts';
import { i18n } from '../../src/i18n/index.svelte.ts';
import { reduce } from '../../src/live/reducer.ts';
import { gardenView, snapshot } from '../fakes.ts';

beforeEach(() => {
  i18n.give('en', en);
  setTimeZone('Asia/Shanghai');
});

const base: Programme = { ...newProgramme('Morning', ['lettuce', 'tomato']), id: 'morning' };

describe('merge', () => {
  it('both changed other parts_nothing is lost', () => {
    const mine: Programme = { ...base, starts: [{ kind: 'clock', time: '07:00', offsetMinutes: 0 }] };
    const theirs: Programme = { ...base, days: { ...base.days, weekdays: ['sunday'] } };

    const merged = merge(base, mine, theirs);

    expect(merged.programme.starts[0]?.time).toBe('07:00');
    expect(merged.programme.days.weekdays).toEqual(['sunday']);
    expect(merged.theirs).toEqual(['days']);
    expect(merged.clashes).toEqual([]);
  });

  it('both changed the same part_mine stays and the clash is told', () => {
    const mine: Programme = { ...base, name: 'Mine' };
    const theirs: Programme = { ...base, name: 'Theirs' };

    const merged = merge(base, mine, theirs);

    expect(merged.programme.name).toBe('Mine');
    expect(merged.clashes).toEqual(['name']);
  });

  it('the same change by both_is no clash', () => {
    const changed: Programme = { ...base, name: 'Same' };

    expect(merge(base, changed, changed).clashes).toEqual([]);
  });

  it('members in another order_are no change', () => {
    const turned = JSON.parse(JSON.stringify({ ...base, days: Object.fromEntries(Object.entries(base.days).reverse()) })) as Programme;

    expect(changedFields(base, turned)).toEqual([]);
  });
});

describe('programme', () => {
  it('toggleDay_keeps the order of the week', () => {
    expect(toggleDay(['monday', 'friday'], 'wednesday')).toEqual(['monday', 'wednesday', 'friday']);
    expect(toggleDay(['monday', 'friday'], 'monday')).toEqual(['friday']);
  });

  it('startOfKind_a start at the sun has no wall time, and gets one back', () => {
    const sun = startOfKind('sunrise', { kind: 'clock', time: '06:30', offsetMinutes: 0 });

    expect(sun).toEqual({ kind: 'sunrise', time: '00:00', offsetMinutes: 0 });
    expect(startOfKind('finishBy', { ...sun, offsetMinutes: -30 })).toEqual({ kind: 'finishBy', time: '06:30', offsetMinutes: 0 });
  });

  it('hasSensor_rain may be measured at a bed, frost and wind only for the garden', () => {
    const none = newGarden('Garden', 'Asia/Shanghai');
    const gauge = { ...none, beds: [{ ...newBed('main'), rainDevice: 'gauge' }] };
    const mast = { ...none, weather: { ...none.weather, climateDevice: 'air', windDevice: 'vane' } };

    expect((['rain', 'frost', 'wind'] as const).map((rule) => [none, gauge, mast].map((each) => hasSensor(each, rule)))).toEqual([
      [false, true, false],
      [false, false, true],
      [false, false, true],
    ]);
  });

  it('words_tell days and starts', () => {
    expect(daysWords(base.days)).toBe('Mon, Wed, Fri');
    expect(startWords({ kind: 'sunset', time: '00:00', offsetMinutes: -30 })).toBe('30 min before sunset');
    expect(fieldWords(base, 'steps', (id) => id.toUpperCase())).toBe('LETTUCE: 10 min, TOMATO: 10 min');
    expect(fieldWords(base, 'cycle', String)).toBe(en['value.no']);
  });
});

const planned = (run: string, due: string, start: string | null): PlannedRun => ({
  run,
  programme: programmeOf(run),
  title: 'Morning',
  due,
  start,
  end: start === null ? null : new Date(Date.parse(start) + 600_000).toISOString(),
  litres: 60,
  seconds: 600,
  by: null,
  skips: start === null ? [{ bed: 'tomato', bedName: 'Tomato', reason: { en: 'rain', zh: '下雨' } }] : [],
  notes: [],
});
const decision = (n: number, run: string, kind: Decision['kind'], start: string | null): Decision => ({
  n,
  at: start ?? '2026-11-23T22:30:00.000Z',
  kind,
  rule: 'done',
  text: { en: 'because', zh: '因为' },
  line: { en: 'line', zh: '行' },
  run,
  programme: 'Morning',
  bed: 'tomato',
  bedName: 'Tomato',
  by: null,
  start,
  end: start === null ? null : new Date(Date.parse(start) + 300_000).toISOString(),
  litres: start === null ? null : 30,
  millimetres: null,
  notes: [],
  inputs: [],
});

describe('week', () => {
  // Tuesday 24 November 2026, 08:00 in Shanghai.
  const now = Date.parse('2026-11-24T00:00:00Z');
  const dates = weekDates(now, 0);

  it('weekDates_begin on Monday of the local week', () => {
    expect(dates[0]).toBe('2026-11-23');
    expect(dates[6]).toBe('2026-11-29');
    // Sunday evening in UTC is already Monday in Shanghai.
    expect(weekDates(Date.parse('2026-11-29T20:00:00Z'), 0)[0]).toBe('2026-11-30');
    expect(weekDates(now, 1)[0]).toBe('2026-11-30');
  });

  it('runsByDay_the local day counts, what is over comes from the record', () => {
    const runs = runsByDay(
      dates,
      { runs: [planned('morning@2026-11-25#0', '2026-11-24T22:30:00Z', '2026-11-24T22:30:00Z')], slots: [] },
      [
        decision(2, 'morning@2026-11-24#0', 'watered', '2026-11-23T22:40:00.000Z'),
        decision(1, 'morning@2026-11-24#0', 'watered', '2026-11-23T22:30:00.000Z'),
      ],
      { running: [] },
    );

    expect(runs.get('2026-11-25')?.map((run) => run.state)).toEqual(['planned']);
    expect(runs.get('2026-11-24')).toMatchObject([{ state: 'done', litres: 60, seconds: 600, at: Date.parse('2026-11-23T22:30:00Z') }]);
  });

  it('runsByDay_a run that will not water_says why', () => {
    const runs = runsByDay(dates, { runs: [planned('morning@2026-11-25#0', '2026-11-24T22:30:00Z', null)], slots: [] }, [], {
      running: [],
    });

    expect(runs.get('2026-11-25')?.[0]).toMatchObject({ state: 'skipped', reason: { en: 'rain' } });
  });

  it('runsByDay_a run that was skipped_is skipped in the record too', () => {
    const runs = runsByDay(dates, null, [decision(1, 'morning@2026-11-24#0', 'skipped', null)], { running: [] });

    expect(runs.get('2026-11-24')?.[0]).toMatchObject({ state: 'skipped', reason: { en: 'because' } });
  });

  it('runsByDay_what runs now_is there once', () => {
    const running: RunningBed = {
      bed: 'tomato',
      bedName: 'Tomato',
      supply: 'pump',
      run: 'morning@2026-11-24#0',
      title: 'Morning',
      by: null,
      phase: 'open',
      start: '2026-11-24T00:00:00Z',
      end: '2026-11-24T00:10:00Z',
      secondsLeft: 60,
      secondsTotal: 600,
      litres: 10,
      flow: 6,
      cycle: 0,
      cycles: 1,
    };

    const runs = runsByDay(dates, null, [decision(1, running.run, 'watered', '2026-11-23T23:50:00.000Z')], { running: [running] });

    expect(runs.get('2026-11-24')?.map((run) => run.state)).toEqual(['running']);
  });

  it('runsByDay_a run by hand of several beds_bears all their names', () => {
    const at = '2026-11-24T01:00:00Z';
    const slot = (bedName: string) => ({
      run: 'manual:1',
      title: bedName,
      supply: 'pump',
      bed: bedName,
      bedName,
      start: at,
      end: at,
      litres: 1,
      millimetres: 1,
      cycle: 0,
      cycles: 1,
    });
    const run = { ...planned('manual:1', at, at), programme: null, title: 'Lettuce' };

    const runs = runsByDay(dates, { runs: [run], slots: [slot('Lettuce'), slot('Tomato'), slot('Lettuce')] }, [], { running: [] });

    expect(runs.get('2026-11-24')?.[0]?.title).toBe('Lettuce + Tomato');
  });

  it('runsByDay_a valve that did not open_is not told as done', () => {
    const failed = { ...decision(1, 'manual:1', 'failed', '2026-11-23T22:30:00.000Z'), litres: 0 };

    const runs = runsByDay(dates, null, [failed], { running: [] });

    expect(runs.get('2026-11-24')?.[0]).toMatchObject({ state: 'skipped', reason: { en: 'because' } });
  });

  it('runsByDay_a run that somebody stopped_is not told as done', () => {
    const lines = [
      decision(2, 'manual:1', 'stopped', '2026-11-23T22:40:00.000Z'),
      decision(1, 'manual:1', 'watered', '2026-11-23T22:30:00.000Z'),
    ];

    const runs = runsByDay(dates, null, lines, { running: [] });

    expect(runs.get('2026-11-24')?.[0]?.state).toBe('stopped');
  });

  it('colourOf_the same programme has the same colour, by hand has its own', () => {
    expect(colourOf('b', ['a', 'b'])).toBe(1);
    expect(colourOf(null, ['a'])).toBe(4);
  });
});

describe('time', () => {
  it('fromLocal_is the instant of a wall time in the zone', () => {
    expect(new Date(fromLocal('2026-11-25', '06:30')).toISOString()).toBe('2026-11-24T22:30:00.000Z');
  });

  it('fromLocal_where clocks change_is right on both sides', () => {
    setTimeZone('Europe/Berlin');
    expect(new Date(fromLocal('2026-03-29', '01:30')).toISOString()).toBe('2026-03-29T00:30:00.000Z');
    expect(new Date(fromLocal('2026-03-29', '03:30')).toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  it('addDays_over a month, a leap day and backwards', () => {
    expect([addDays('2026-11-30', 1), addDays('2028-02-28', 1), addDays('2027-02-28', 1), addDays('2027-01-01', -29)]).toEqual([
      '2026-12-01',
      '2028-02-29',
      '2027-03-01',
      '2026-12-03',
    ]);
  });

  it('localDate and countdown_read as people write', () => {
    expect(localDate(Date.parse('2026-11-24T20:00:00Z'))).toBe('2026-11-25');
    expect(countdown(252)).toBe('4:12');
    expect(countdown(3725)).toBe('1:02:05');
    expect(countdown(-3)).toBe('0:00');
  });
});

describe('live view', () => {
  it('reduce_a push with a garden_replaces it whole, null says that it is gone', () => {
    const first = reduce(null, { kind: 'snapshot', snapshot: { ...snapshot(), garden: gardenView() }, from: 0 });
    const second = reduce(first, { kind: 'push', epoch: 7, seq: 1, columns: { t: 2, garden: gardenView({ state: 'paused' }) } });
    const third = reduce(second, { kind: 'push', epoch: 7, seq: 2, columns: { t: 3 } });
    const gone = reduce(third, { kind: 'push', epoch: 7, seq: 3, columns: { t: 4, garden: null } });

    expect(first?.garden?.state).toBe('idle');
    expect(third?.garden?.state).toBe('paused');
    expect(gone?.garden).toBeNull();
  });
});
