import { api } from '../../api/calls.ts';
import type { Text } from '../../api/wire.ts';
import { failureText } from '../../features/device/commandWords.ts';
import { elapsed } from '../../i18n/format.ts';
import { t, tx } from '../../i18n/index.svelte.ts';
import { models } from '../../live/catalog.svelte.ts';
import { clock } from '../../live/clock.svelte.ts';
import { type Command, isUncertain, lastStepAt } from '../../live/command.ts';
import type { Outcome } from '../../live/commands.svelte.ts';
import { commandsOf } from '../../live/device.ts';
import { who } from '../../ui/who.ts';
import { announcer } from '../announce.svelte.ts';
import { toasts } from '../toasts.svelte.ts';

async function names(command: Command): Promise<{ device: Text; name: string }> {
  const device = await api.device(command.device);
  const model = models.of(device) ?? (await api.model(command.device));
  const found = commandsOf(model).find((each) => each.name === command.command);
  return { device: device.name, name: found ? tx(found.title) : command.command };
}

async function tell(command: Command, kind: Parameters<Outcome>[1]): Promise<void> {
  const { device, name } = await names(command);
  const about = { device: tx(device), name };
  switch (kind) {
    case 'succeeded':
      announcer.say(t('tell.confirmed', { ...about, span: elapsed(lastStepAt(command) - command.createdAt) }));
      return;
    case 'failed':
      announcer.say(t(isUncertain(command, clock.now) ? 'tell.unsure' : 'tell.failed', { ...about, reason: failureText(command) }), true);
      return;
    case 'running': {
      const text = t('tell.running', { ...about, who: who(command.by) });
      toasts.show(text);
      announcer.say(text);
      return;
    }
    case 'late': {
      const text = t('tell.late', { ...about, span: elapsed(command.late ?? 0) });
      toasts.show(text, 'ok', 10_000);
      announcer.say(text);
      return;
    }
    default:
      return kind satisfies never;
  }
}

/** Says what became of a command, wherever on the console a person is. */
export const telling: Outcome = (command, kind) => void tell(command, kind).catch(() => undefined);
