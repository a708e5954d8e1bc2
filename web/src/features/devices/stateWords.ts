import type { DeviceModel } from '../../api/deviceWire.ts';
import { elapsed, longAge, shortAge, valueText } from '../../i18n/format.ts';
import { t, tx, word } from '../../i18n/index.svelte.ts';
import type { Command } from '../../live/command.ts';
import { hasFailed, hasSucceeded, isRunning, isUncertain, lastStepAt, phaseOf } from '../../live/command.ts';
import { commandsOf, conditionOf, isProven, mainProperties, propertyOf, stateProperties } from '../../live/device.ts';
import type { LiveDevice } from '../../live/reducer.ts';
import type { Tone } from '../../ui/tone.ts';

export interface Words {
  readonly tone: Tone;
  readonly text: string;
}

/** The state that the device last reported, in words: "Locked · Closed". Empty when it has none. */
export function reportedState(device: LiveDevice, model: DeviceModel | undefined): string {
  if (!model) return '';
  return stateProperties(model)
    .map((property) => {
      const reading = device.properties[property.name];
      if (!reading) return '';
      return reading.error ? word('reason', reading.error) : valueText(reading.value, property, reading.as);
    })
    .filter((text) => text !== '')
    .join(' · ');
}

/** Its condition in words, with how long it lasts. */
export function conditionWords(device: LiveDevice, now: number, age: (milliseconds: number) => string = longAge): Words {
  const { since } = device.availability;
  const condition = conditionOf(device, now);
  const span = since > 0 ? age(now - since) : '';
  switch (condition) {
    case 'online':
      return { tone: 'normal', text: t('availability.online') };
    case 'offline':
      return { tone: 'offline', text: span ? t('availability.offlineFor', { span }) : t('availability.offline') };
    case 'degraded':
      return { tone: 'degraded', text: t('availability.degraded') };
    case 'stale':
      return { tone: 'stale', text: t('availability.staleFor', { span: age(now - (device.reportedAt ?? since)) }) };
    case 'unknown':
      return { tone: 'unknown', text: t('availability.unknown') };
    default:
      return condition satisfies never;
  }
}

/** What it shares with others or what is wrong with it: a line's address, or a property by its title. */
export function causeText(device: LiveDevice, model: DeviceModel | undefined): string {
  const cause = device.availability.cause ?? '';
  const property = propertyOf(model, cause);
  return property ? tx(property.title) : shortLine(cause);
}

/** A line's address without its settings: what a person needs to find it. */
export function shortLine(address: string): string {
  return address.split('?')[0] ?? address;
}

/** One line for a list: a command on its way first, then bad news, then the reported state. */
export function listState(device: LiveDevice, model: DeviceModel | undefined, command: Command | null, now: number, asOf: number): Words {
  if (command) {
    const found = model && commandsOf(model).find((each) => each.name === command.command);
    const name = found ? tx(found.title) : command.command;
    const proven = isProven(model, command.command);
    if (isRunning(command, now, proven))
      return { tone: 'running', text: t('command.rowRunning', { name, span: elapsed(now - command.createdAt) }) };
    if (isUncertain(command, now, proven)) return { tone: 'failed', text: t('command.unsure', { name }) };
    if (hasFailed(command)) return { tone: 'failed', text: t('command.rowFailed', { name }) };
    const span = elapsed(lastStepAt(command) - command.createdAt);
    if (hasSucceeded(command, proven))
      return { tone: 'confirmed', text: t(phaseOf(command) === 'acked' ? 'command.acked' : 'command.confirmed', { name, span }) };
  }
  const condition = conditionWords(device, asOf, shortAge);
  if (condition.tone !== 'normal') return condition;
  const state = model ? stateProperties(model).slice(0, 1) : [];
  const first = state[0];
  const reading = first && device.properties[first.name];
  if (!first || !reading) return condition;
  return reading.error
    ? { tone: 'degraded', text: word('reason', reading.error) }
    : { tone: 'normal', text: valueText(reading.value, first, reading.as) };
}

export interface ListValue {
  readonly name: string;
  readonly text: string;
  readonly error: boolean;
}

/** The values beside the state in a list. An error is a word, never a number, and is not said again when the state says it. */
export function listValues(device: LiveDevice, model: DeviceModel | undefined): readonly ListValue[] {
  if (!model) return [];
  const passing = stateProperties(model).map((property) => device.properties[property.name]?.value);
  return mainProperties(model).flatMap((property) => {
    const reading = device.properties[property.name];
    if (!reading || (reading.error && passing.includes(reading.error.split('.')[1] ?? ''))) return [];
    const text = reading.error
      ? word('reason', reading.error)
      : property.type === 'boolean'
        ? t('value.named', { name: tx(property.title), value: valueText(reading.value, property, reading.as) })
        : valueText(reading.value, property, reading.as);
    return [{ name: tx(property.title), text, error: reading.error !== null }];
  });
}
