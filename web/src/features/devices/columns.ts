import type { DeviceItem } from '../../api/deviceWire.ts';
import type { Sort } from '../../api/hubWire.ts';
import type { Key } from '../../i18n/index.svelte.ts';
import { conditionOf, toLive } from '../../live/device.ts';

export type ColumnName = 'name' | 'id' | 'place' | 'model' | 'state' | 'value' | 'age';

export interface Column {
  readonly name: ColumnName;
  readonly title: Key;
  /** A track of the grid. */
  readonly width: string;
  readonly sort?: Sort;
  /** Cannot be left out: without it a row says nothing. */
  readonly fixed?: true;
  /** Gives its room to the inspector while that is open. */
  readonly yields?: true;
}

export const columns: readonly Column[] = [
  { name: 'name', title: 'devices.name', width: 'minmax(0,1.4fr)', sort: 'name', fixed: true },
  { name: 'id', title: 'devices.id', width: 'minmax(0,1.3fr)', yields: true },
  { name: 'place', title: 'devices.place', width: 'minmax(0,1.6fr)', sort: 'place' },
  { name: 'model', title: 'devices.model', width: 'minmax(0,1.2fr)', yields: true },
  { name: 'state', title: 'devices.state', width: 'minmax(0,1fr)', sort: 'availability', fixed: true },
  { name: 'value', title: 'devices.value', width: 'minmax(0,1.3fr)' },
  { name: 'age', title: 'devices.age', width: '64px', sort: 'reportedAt' },
];

/** The list as a table for other programs: one row a device, one column for each property that any of them has. Times in UTC. */
export function rowsOf(devices: readonly DeviceItem[], now: number): readonly (readonly (string | number | boolean | null)[])[] {
  const units = new Map<string, string>();
  for (const device of devices)
    for (const [name, reading] of Object.entries(device.properties)) if (!units.get(name)) units.set(name, reading.unit ?? '');
  const properties = [...units.keys()].sort();
  const head = ['id', 'name (en)', 'name (zh)', 'place', 'model', 'condition', 'reason', 'since', 'reported'];
  return [
    [...head, ...properties.map((name) => (units.get(name) ? `${name} (${units.get(name)})` : name))],
    ...devices.map((device) => [
      device.id,
      device.name.en,
      device.name.zh,
      device.place,
      device.model,
      conditionOf(toLive(device), now),
      device.availability.reason,
      device.availability.since,
      device.reportedAt,
      // An error is a word, never a number.
      ...properties.map((name) => device.properties[name]?.error ?? device.properties[name]?.value ?? null),
    ]),
  ];
}
