import type { DeviceModel, TimelineItem } from '../../api/deviceWire.ts';
import type { HappenedEvent } from '../../api/hubWire.ts';
import { valueText } from '../../i18n/format.ts';
import { i18n, type Key, t, tx, word } from '../../i18n/index.svelte.ts';
import { commandsOf, propertyOf } from '../../live/device.ts';

const kinds: Readonly<Record<TimelineItem['kind'], Key>> = {
  availability: 'timeline.availability',
  property: 'devices.state',
  event: 'timeline.event',
  command: 'timeline.command',
  configuration: 'config.title',
  safety: 'timeline.safety',
};

export function kindText(kind: TimelineItem['kind']): string {
  return t(kinds[kind]);
}

function commandName(model: DeviceModel | undefined, name: string): string {
  const found = model ? commandsOf(model).find((command) => command.name === name) : undefined;
  return found ? tx(found.title) : name;
}

/** A live event as the timeline will have it once the server has written it. */
export function itemOf(event: HappenedEvent): TimelineItem {
  return { at: event.at, kind: 'event', name: event.name, value: event.value, reason: event.exact ? null : 'timeUncertain', by: null };
}

/** Live events that a loaded timeline does not have yet, newest first. */
export function notYetIn(items: readonly TimelineItem[], events: readonly HappenedEvent[]): readonly TimelineItem[] {
  const known = new Set(items.filter((item) => item.kind === 'event').map((item) => `${item.name} ${item.at}`));
  const newest = items[0]?.at ?? '';
  return events
    .filter((event) => event.at >= newest && !known.has(`${event.name} ${event.at}`))
    .map(itemOf)
    .reverse();
}

/** What happened, in one sentence. Reasons and people stand beside it. */
export function timelineText(item: TimelineItem, model: DeviceModel | undefined): string {
  switch (item.kind) {
    case 'availability':
      return i18n.lookup(`availability.${item.name}`) ?? item.name;
    case 'property': {
      const property = propertyOf(model, item.name);
      const value = item.value === null && item.reason ? word('reason', item.reason) : valueText(item.value, property);
      return t('timeline.became', { name: property ? tx(property.title) : item.name, value });
    }
    case 'event': {
      const event = model?.traits.flatMap((trait) => trait.events).find((each) => each.name === item.name);
      const name = event ? tx(event.title) : item.name;
      const value =
        i18n.lookup(`event.${item.name}.${item.value}`) ??
        valueText(item.value, { type: Number.isInteger(item.value) ? 'integer' : 'number', unit: null });
      return item.value === null ? name : t('value.named', { name, value });
    }
    case 'command': {
      const state = typeof item.value === 'string' ? item.value : '';
      return t('timeline.commandEnded', { name: commandName(model, item.name), state: i18n.lookup(`step.${state}`) ?? state });
    }
    case 'configuration':
      return t(item.name === 'added' ? 'timeline.added' : item.name === 'removed' ? 'timeline.removed' : 'timeline.configured');
    case 'safety':
      return t('timeline.enforced', { name: commandName(model, item.name) });
    default:
      return item.kind satisfies never;
  }
}
