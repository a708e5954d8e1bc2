import type { CommandModel, Condition, DeviceDetail, DeviceItem, DeviceModel, PropertyModel, TraitModel } from '../api/deviceWire.ts';
import type { LiveDevice, LiveReading } from './reducer.ts';

/** Predicates and choices about one device; no words, no markup. */

/** Its availability; stale when it can be reached but its last report is older than it should be at `now`. The same rule as the server's counts. */
export function conditionOf(device: LiveDevice, now: number): Condition {
  const heard = device.reportedAt ?? device.availability.since;
  const isStale = isReachable(device) && device.staleAfter !== null && now - heard > device.staleAfter * 1000;
  return isStale ? 'stale' : device.availability.state;
}

/** True while its values are what the device says now. */
export function isFresh(device: LiveDevice, now: number): boolean {
  const condition = conditionOf(device, now);
  return condition === 'online' || condition === 'degraded';
}

export function isReachable(device: Pick<LiveDevice, 'availability'>): boolean {
  return device.availability.state === 'online' || device.availability.state === 'degraded';
}

/** What the device is for comes first: a door is a lock, then a leaf, then what else it can be told. Otherwise the model's order. */
export function traitsOf(model: DeviceModel): readonly TraitModel[] {
  return [...model.traits].sort((a, b) => rank(a) - rank(b));
}

const important: readonly string[] = ['lock', 'doorContact', 'door', 'valve', 'scale', 'switch'];

function rank(trait: TraitModel): number {
  const named = important.indexOf(trait.name);
  return named >= 0 ? named : important.length + (trait.commands.length > 0 ? 0 : 1);
}

export function propertiesOf(model: DeviceModel): readonly PropertyModel[] {
  return [...traitsOf(model).flatMap((trait) => trait.properties), ...model.extra];
}

export function commandsOf(model: DeviceModel): readonly CommandModel[] {
  return traitsOf(model).flatMap((trait) => trait.commands);
}

/** True when only a measurement is the command's end; of an unknown command that is taken for granted. */
export function isProven(model: DeviceModel | undefined, command: string): boolean {
  const found = model && commandsOf(model).find((each) => each.name === command);
  return found ? found.proof !== null : true;
}

export function isMeasure(property: Pick<PropertyModel, 'type'>): boolean {
  return property.type === 'number' || property.type === 'integer' || property.type === 'duration';
}

/** Flags that are a state and have words of their own (on, occupied), not a remark about something else. */
const stateFlags: ReadonlySet<string> = new Set(['switch.on', 'occupancy.occupied', 'leak.wet', 'rain.raining', 'pump.running']);

/** The properties that say what state the device is in: the first enumeration or flag of each trait (locked, door shut, on). Where it has a trait that it is for, only of those. */
export function stateProperties(model: DeviceModel): readonly PropertyModel[] {
  const traits = traitsOf(model);
  const main = traits.filter((trait) => important.includes(trait.name));
  return (main.length > 0 ? main : traits)
    .flatMap((trait) => trait.properties.filter((property) => property.type === 'enum' || stateFlags.has(property.name)).slice(0, 1))
    .slice(0, 2);
}

/** What a list shows beside the state: the first measures; for a device that measures nothing, its second state or first flag. */
export function mainProperties(model: DeviceModel): readonly PropertyModel[] {
  const [first] = traitsOf(model);
  // A scale is read for its weight; its tare beside it would only confuse.
  const measures =
    first?.name === 'scale'
      ? first.properties.filter(isMeasure).slice(0, 1)
      : traitsOf(model).flatMap((trait) => trait.properties.filter(isMeasure));
  if (measures.length > 0) return measures.slice(0, 2);
  const states = stateProperties(model).slice(1, 2);
  return states.length > 0
    ? states
    : propertiesOf(model)
        .filter((property) => property.type === 'boolean' && !stateFlags.has(property.name))
        .slice(0, 1);
}

/** One property known by the device but not by its model still has to be shown. */
export function propertyOf(model: DeviceModel | undefined, name: string): PropertyModel | undefined {
  return model ? propertiesOf(model).find((property) => property.name === name) : undefined;
}

export function hasError(reading: LiveReading | undefined): boolean {
  return reading?.error != null;
}

/** The hub's pushes carry state, not names: after a change of the configuration the newer identity counts. */
export function withIdentity(device: LiveDevice, item: DeviceItem | null): LiveDevice {
  if (!item || item.configVersion <= device.configVersion) return device;
  return {
    ...device,
    name: item.name,
    place: item.place,
    model: item.model,
    configVersion: item.configVersion,
    staleAfter: item.staleAfter,
  };
}

/** From the HTTP shape to the one that the hub keeps current. */
export function toLive(item: DeviceItem | DeviceDetail): LiveDevice {
  return {
    n: item.n,
    id: item.id,
    name: item.name,
    place: item.place,
    model: item.model,
    configVersion: item.configVersion,
    staleAfter: item.staleAfter,
    version: item.version,
    reportedAt: item.reportedAt === null ? null : Date.parse(item.reportedAt),
    availability: { ...item.availability, since: Date.parse(item.availability.since) },
    properties: Object.fromEntries(
      Object.entries(item.properties).map(([name, reading]) => [
        name,
        {
          value: reading.error ? null : reading.value,
          time: Date.parse(reading.time),
          error: reading.error ?? null,
          ...(reading.decimals !== undefined && reading.unit ? { as: { unit: reading.unit, decimals: reading.decimals } } : {}),
        },
      ]),
    ),
  };
}
