import type { CommandModel, CommandState } from '../../api/deviceWire.ts';
import { valueText } from '../../i18n/format.ts';
import { type Key, t, tx, word } from '../../i18n/index.svelte.ts';
import type { Command } from '../../live/command.ts';

/** "Unlock 5 s": the verb with its arguments. */
export function commandTitle(command: Command, model: CommandModel | undefined): string {
  return words(model ? tx(model.title) : command.command, command.arguments, model);
}

/** The same before it is asked for. */
export function titleWith(model: CommandModel, given: Command['arguments']): string {
  return words(tx(model.title), given, model);
}

function words(name: string, values: Command['arguments'], model: CommandModel | undefined): string {
  const given = Object.entries(values).flatMap(([key, value]) => {
    if (value === null) return [];
    return [
      valueText(
        value,
        model?.parameters.find((parameter) => parameter.name === key),
      ),
    ];
  });
  return [name, ...given].join(' ');
}

const steps: Readonly<Record<CommandState, Key>> = {
  accepted: 'step.accepted',
  sent: 'step.sent',
  acked: 'step.acked',
  confirmed: 'step.confirmed',
  failed: 'step.failed',
  timedOut: 'step.timedOut',
  expired: 'step.expired',
  superseded: 'step.superseded',
  unknown: 'step.unknown',
  refused: 'step.refused',
};

export function stepText(state: CommandState): string {
  return t(steps[state]);
}

/** Why a command did not come to its end, in words. */
export function failureText(command: Command): string {
  if (command.local?.kind === 'rejected') {
    const known = word('problem', command.local.code);
    return known === command.local.code || command.local.code === 'invalid' ? command.local.detail || known : known;
  }
  const reason = command.entry?.reason;
  return reason ? word('reason', reason) : command.entry ? stepText(command.entry.state) : '';
}

/** The stable code behind the words, for a phone call with the vendor. */
export function failureCode(command: Command): string {
  return command.entry?.reason ?? command.entry?.state ?? (command.local?.kind === 'rejected' ? command.local.code : '');
}
