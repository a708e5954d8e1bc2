import type { CommandModel, ParameterModel } from '../../api/deviceWire.ts';
import type { Value } from '../../api/wire.ts';
import { number, unitSign } from '../../i18n/format.ts';
import { t, tx } from '../../i18n/index.svelte.ts';

function initial(parameter: ParameterModel): Value {
  if (parameter.default != null) return parameter.default;
  if (!parameter.required) return null;
  switch (parameter.type) {
    case 'boolean':
      return false;
    case 'enum':
      return parameter.options?.[0]?.value ?? null;
    case 'duration':
      return Math.min(parameter.maximum ?? 60, Math.max(parameter.minimum ?? 1, 60));
    case 'number':
    case 'integer':
      return parameter.minimum ?? 0;
    case 'text':
      return '';
    default:
      return parameter.type satisfies never;
  }
}

/** What the controls start with: required parameters at a small harmless value, others left to the device. */
export function initialArguments(command: CommandModel): Readonly<Record<string, Value>> {
  return Object.fromEntries(command.parameters.map((parameter) => [parameter.name, initial(parameter)]));
}

/** The arguments as they are sent: what is left to the device is left out. */
export function stated(given: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}

/** What is wrong with the arguments, by parameter, in words that name the thing, the value and the rule. */
export function checked(command: CommandModel, given: Readonly<Record<string, Value>>): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const parameter of command.parameters) {
    const value = given[parameter.name] ?? null;
    const name = tx(parameter.title);
    if (value === null || value === '') {
      if (parameter.required) problems[parameter.name] = t('parameter.missing', { name });
      continue;
    }
    if (typeof value !== 'number') continue;
    const { minimum, maximum } = parameter;
    if ((minimum != null && value < minimum) || (maximum != null && value > maximum)) {
      problems[parameter.name] = t('parameter.range', {
        name,
        value: String(value),
        range:
          `${minimum == null ? '' : number(minimum, null, 'integer')}–${maximum == null ? '' : number(maximum, null, 'integer')} ${unitSign(parameter.unit)}`.trim(),
      });
    } else if (parameter.type === 'integer' && !Number.isInteger(value))
      problems[parameter.name] = t('parameter.whole', { name, value: String(value) });
  }
  return problems;
}

/** A comfortable step: a second, half a minute or five minutes, by the size of the value. */
export function stepOf(parameter: ParameterModel, value: Value): number {
  if (parameter.type !== 'duration') return parameter.type === 'integer' || (parameter.maximum ?? 100) > 10 ? 1 : 0.1;
  const now = typeof value === 'number' ? value : 0;
  return now < 10 ? 1 : now < 60 ? 5 : now < 600 ? 30 : 300;
}
