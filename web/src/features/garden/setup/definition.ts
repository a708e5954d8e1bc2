import type { Ban, BedDefinition, Crop, GardenDefinition, SchoolCalendar, SupplyDefinition } from '../../../api/gardenDefinition.ts';
import { newId } from '../../../api/uuid.ts';
import type { Key } from '../../../i18n/index.svelte.ts';

const madeId = (kind: string) => `${kind}-${newId().slice(0, 8)}`;

/** Small vegetables, as the server takes it when nothing is said. FAO-56 tables 12 and 22. */
const vegetables = { coefficient: 1.05, rootDepth: 0.4, depletion: 0.3 };

export interface CropChoice extends Omit<Crop, 'name'> {
  readonly key: Key;
}

/** Kc of mid-season, root depth (the shallow end: what is irrigated) and p. FAO-56 tables 12 and 22. */
export const crops: readonly CropChoice[] = [
  { key: 'setup.cropVegetables', ...vegetables },
  { key: 'setup.cropLettuce', coefficient: 1, rootDepth: 0.3, depletion: 0.3 },
  { key: 'setup.cropSpinach', coefficient: 1, rootDepth: 0.3, depletion: 0.2 },
  { key: 'setup.cropCabbage', coefficient: 1.05, rootDepth: 0.5, depletion: 0.45 },
  { key: 'setup.cropTomato', coefficient: 1.15, rootDepth: 0.7, depletion: 0.4 },
  { key: 'setup.cropPepper', coefficient: 1.05, rootDepth: 0.5, depletion: 0.3 },
  { key: 'setup.cropCucumber', coefficient: 1, rootDepth: 0.7, depletion: 0.5 },
  { key: 'setup.cropCarrot', coefficient: 1.05, rootDepth: 0.5, depletion: 0.35 },
  { key: 'setup.cropRadish', coefficient: 0.9, rootDepth: 0.3, depletion: 0.3 },
  { key: 'setup.cropPotato', coefficient: 1.15, rootDepth: 0.4, depletion: 0.35 },
  { key: 'setup.cropBeans', coefficient: 1.05, rootDepth: 0.5, depletion: 0.45 },
  { key: 'setup.cropStrawberry', coefficient: 0.85, rootDepth: 0.2, depletion: 0.2 },
  { key: 'setup.cropGrass', coefficient: 0.95, rootDepth: 0.5, depletion: 0.4 },
];

export const sameCrop = (a: Omit<Crop, 'name'>, b: Omit<Crop, 'name'>) =>
  a.coefficient === b.coefficient && a.rootDepth === b.rootDepth && a.depletion === b.depletion;

export const newGardenId = () => madeId('garden');

/** A garden as it begins: a name and a place. */
export function newGarden(name: string, zone: string): GardenDefinition {
  return {
    name,
    site: { zone, latitude: 0, longitude: 0, altitude: 0 },
    supplies: [],
    beds: [],
    bans: [],
    weather: { rainDevice: null, climateDevice: null, windDevice: null, weatherStaleMinutes: 90, soilStaleMinutes: 360 },
    usualEt0: [],
  };
}

export const newSupply = (): SupplyDefinition => ({
  id: madeId('supply'),
  name: '',
  kind: 'main',
  maximumFlow: 0,
  bedsAtOnce: 1,
  device: null,
  flowDevice: null,
  pressureDevice: null,
  leadSeconds: 0,
  lagSeconds: 0,
  minimumRunSeconds: 0,
  minimumRestSeconds: 0,
  leakFlow: 0.5,
});

export const newBed = (supply: string): BedDefinition => ({
  id: madeId('bed'),
  name: '',
  supply,
  area: 0,
  rate: 0,
  valveDevice: '',
  soilDevice: null,
  flowDevice: null,
  rainDevice: null,
  crop: { name: '', ...vegetables },
  soil: 'loam',
  limits: { minutesPerRun: 30, litresPerRun: null, minutesPerDay: null, litresPerDay: null, minutesPerWeek: null, litresPerWeek: null },
});

export const newBan = (): Ban => ({
  name: '',
  days: {
    kind: 'weekly',
    weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
    every: 2,
    anchor: '2026-01-01',
    dates: [],
    filter: 'any',
  },
  from: '11:00',
  to: '14:00',
  first: null,
  last: null,
});

/** The list with a thing in place of the one of that key, or at its end. */
export function put<T>(list: readonly T[], thing: T, isIt: (each: T) => boolean): readonly T[] {
  return list.some(isIt) ? list.map((each) => (isIt(each) ? thing : each)) : [...list, thing];
}

/** Which other thing of the garden a device already turns on and off, by name. */
export function usedBy(garden: GardenDefinition, device: string, except: string): string | null {
  const bed = garden.beds.find((each) => each.valveDevice === device && each.id !== except);
  const supply = garden.supplies.find((each) => each.device === device && each.id !== except);
  return bed?.name ?? supply?.name ?? null;
}

export type SpanKind = keyof SchoolCalendar;
export const spanKinds = ['terms', 'holidays', 'examinations'] as const satisfies readonly SpanKind[];
