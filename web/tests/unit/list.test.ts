import { describe, expect, it } from 'vitest';
import type { DeviceItem } from '../../src/api/deviceWire.ts';
import { entryOf } from '../../src/app/update.svelte.ts';
import { rowsOf } from '../../src/features/devices/columns.ts';
import { csv } from '../../src/ui/download.ts';

const time = '2026-11-22T10:00:00.000Z';
const device = (id: string, properties: DeviceItem['properties']): DeviceItem => ({
  n: 1,
  id,
  name: { en: `Probe, ${id}`, zh: '探头' },
  place: 'campus/garden',
  model: 'm',
  configVersion: 1,
  staleAfter: 15,
  availability: { state: 'online', reason: null, since: time, cause: null },
  version: 1,
  reportedAt: time,
  properties,
});

describe('rowsOf', () => {
  it('devices of several models_have a column for each property, and an error is a word', () => {
    const devices = [
      device('a', { 'soil.moisture': { value: 21.5, unit: '%', time } }),
      device('b', { 'soil.moisture': { value: null, unit: '%', time, error: 'timedOut.silent' }, 'lock.state': { value: 'locked', time } }),
    ];

    const [head, a, b] = rowsOf(devices, Date.parse(time) + 16_000);

    expect(head?.slice(-2)).toEqual(['lock.state', 'soil.moisture (%)']);
    expect(a).toEqual(['a', 'Probe, a', '探头', 'campus/garden', 'm', 'stale', null, time, time, null, 21.5]);
    expect(b?.slice(-2)).toEqual(['locked', 'timedOut.silent']);
  });
});

describe('csv', () => {
  it('commas, quotes and line ends_are quoted; the file begins with a mark', () => {
    expect(csv([['a,b', 'say "hi"', 'two\nlines', null, 1.5, true]])).toBe('\ufeff"a,b","say ""hi""","two\nlines",,1.5,true\r\n');
  });
});

describe('entryOf', () => {
  it('an index page_names the script that it starts', () => {
    const page =
      '<link rel="stylesheet" href="/a.css"><script src="/theme.js"></script><script type="module" crossorigin src="/assets/index-1.js"></script>';

    expect(entryOf(page)).toBe('/assets/index-1.js');
  });

  it('another page_names none', () => {
    expect(entryOf('<h1>Bad gateway</h1>')).toBeNull();
  });
});
