import type { CommandModel, DeviceModel, TraitModel } from '../../api/deviceWire.ts';
import type { Value } from '../../api/wire.ts';
import type { Target } from '../../live/bulk.svelte.ts';
import { commandsOf, isReachable, traitsOf } from '../../live/device.ts';
import type { LiveDevice } from '../../live/reducer.ts';
import { checked } from '../device/parameters.ts';

export type ModelOf = (device: LiveDevice) => DeviceModel | undefined;

/** A command that at least one of the devices understands. */
export interface Offer {
  readonly command: CommandModel;
  readonly trait: TraitModel;
  /** How many understand it. */
  readonly devices: number;
}

/** What can be told to these devices, what most of them understand first. */
export function offersOf(devices: readonly LiveDevice[], modelOf: ModelOf): readonly Offer[] {
  const offers = new Map<string, Offer>();
  for (const device of devices) {
    const model = modelOf(device);
    for (const trait of model ? traitsOf(model) : []) {
      for (const command of trait.commands) {
        const known = offers.get(command.name);
        offers.set(command.name, known ? { ...known, devices: known.devices + 1 } : { command, trait, devices: 1 });
      }
    }
  }
  return [...offers.values()].sort((a, b) => b.devices - a.devices);
}

/** Why a device gets no command. */
export const skips = ['unsupported', 'unreachable', 'arguments'] as const;
export type Skip = (typeof skips)[number];

/** What will happen with each device: it changes, it is there already (and is told all the same), nothing proves it, or it is left out. */
export type Fate = 'changes' | 'already' | 'unproven' | Skip;

export interface Planned {
  readonly device: LiveDevice;
  readonly fate: Fate;
  /** Null when it is left out. */
  readonly target: Target | null;
}

/** What one command would do to each of these devices now. */
export function planOf(
  devices: readonly LiveDevice[],
  modelOf: ModelOf,
  name: string,
  given: Readonly<Record<string, Value>>,
): readonly Planned[] {
  return devices.map((device) => {
    const model = modelOf(device);
    const command = model && commandsOf(model).find((each) => each.name === name);
    const fate = fateOf(device, command, given);
    const isLeftOut = skips.some((skip) => skip === fate);
    return { device, fate, target: command && !isLeftOut ? { device: device.id, name: device.name, command } : null };
  });
}

function fateOf(device: LiveDevice, command: CommandModel | undefined, given: Readonly<Record<string, Value>>): Fate {
  if (!command) return 'unsupported';
  if (!isReachable(device)) return 'unreachable';
  if (Object.keys(checked(command, given)).length > 0) return 'arguments';
  if (!command.proof) return 'unproven';
  return device.properties[command.proof.property]?.value === command.proof.value ? 'already' : 'changes';
}

/** A person's reason is asked for when any of the devices' models asks for one. */
export function needsReason(targets: readonly Target[]): boolean {
  return targets.some((target) => target.command.confirm === 'reason');
}

/** Water is turned on one after the other, so that the pressure follows; turning it off never waits. */
export function isSingle(offer: Offer): boolean {
  const { safety } = offer.trait;
  return safety?.hazard === 'water' && safety.off !== offer.command.name;
}
