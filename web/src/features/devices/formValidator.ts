import { Validator } from '@cfworker/json-schema';
import { createFormValidator } from '@sjsf/cfworker-validator';
import type { FieldValueValidator, FormValidator } from '@sjsf/form';
import type { Json, Settings } from '../../api/deviceWire.ts';
import { t } from '../../i18n/index.svelte.ts';
import type { Schema } from './schema.ts';

/** As the SDK reads it: a host with its port, or a serial port. The server looks at the rest. */
const line = /^(tcp:\/\/[^\s/]+:\d{1,5}|serial:(?=[^?]*[^\s?])[^?]+(\?.*)?)$/;

/** What is wrong with one field's value, in the page's language. */
export function fieldProblem(schema: Schema, value: Json | undefined, required: boolean): string | null {
  if (value === undefined || value === null || value === '') return required ? t('form.required') : null;
  if (schema['x-line'] === true && !line.test(String(value))) return t('form.line');
  const verdict = new Validator(schema as object, '2020-12', false).validate(value);
  if (verdict.valid) return null;
  const { minimum, maximum } = schema;
  if (typeof value === 'number' && (typeof minimum === 'number' || typeof maximum === 'number'))
    return t('form.range', { low: String(minimum ?? '−∞'), high: String(maximum ?? '∞') });
  return t('form.invalid');
}

/** Checks settings by interpreting their schema (no code is generated: the CSP forbids it). */
export function settingsValidator(schema: Schema): {
  readonly validator: FormValidator<Settings> & FieldValueValidator;
  readonly isValid: (value: Settings) => boolean;
} {
  const whole = new Validator(schema as object, '2020-12', false);
  const base = createFormValidator<Settings>();
  const validator: FormValidator<Settings> & FieldValueValidator = {
    ...base,
    validateFieldValue: (field, value) => {
      const problem = fieldProblem(field.schema as Schema, value as Json | undefined, field.required);
      return problem === null ? [] : [problem];
    },
  };
  const lines = Object.entries((schema.properties ?? {}) as Readonly<Record<string, Schema>>).filter(
    ([, property]) => property['x-line'] === true,
  );
  return {
    validator,
    isValid: (value) =>
      whole.validate(value).valid && lines.every(([name, property]) => fieldProblem(property, value[name], false) === null),
  };
}
