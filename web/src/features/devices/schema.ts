import type { Json, Settings } from '../../api/deviceWire.ts';
import type { Text } from '../../api/wire.ts';

export type Schema = { readonly [key: string]: Json };

/** The subset of JSON Schema (draft 2020-12) that forms draw; everything else is edited as JSON, so that it never breaks a page. */
const keywords = new Set([
  '$schema',
  'type',
  'title',
  'description',
  'default',
  'properties',
  'required',
  'additionalProperties',
  'enum',
  'const',
  'oneOf',
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'items',
  'minItems',
  'maxItems',
  'uniqueItems',
  'x-i18n',
  'x-unit',
  'x-secret',
  'x-line',
  'x-device-ref',
]);
const types = new Set(['object', 'string', 'number', 'integer', 'boolean', 'array']);
const formats = new Set(['uri', 'ipv4', 'hostname', 'duration', 'time', 'password']);

function isSchema(value: Json | undefined): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True when the form can draw it. */
export function isSupported(schema: Json | undefined): boolean {
  if (!isSchema(schema)) return false;
  if (Object.keys(schema).some((key) => !keywords.has(key))) return false;
  if (typeof schema.type !== 'string' || !types.has(schema.type)) return false;
  if (schema.format !== undefined && (typeof schema.format !== 'string' || !formats.has(schema.format))) return false;
  if (
    schema.oneOf !== undefined &&
    !(Array.isArray(schema.oneOf) && schema.oneOf.every((each: Json) => isSchema(each) && each.const !== undefined))
  )
    return false;
  if (schema.items !== undefined && !isSupported(schema.items)) return false;
  return !isSchema(schema.properties) || Object.values(schema.properties).every(isSupported);
}

export interface Split {
  /** What the form draws. */
  readonly form: Schema;
  /** Names of the properties that are edited as JSON. */
  readonly asJson: readonly string[];
}

export function split(schema: Schema): Split {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const asJson = Object.keys(properties).filter((name) => !isSupported(properties[name]));
  const required = Array.isArray(schema.required) ? schema.required.filter((name) => !asJson.includes(String(name))) : [];
  const drawn = Object.fromEntries(Object.entries(properties).filter(([name]) => !asJson.includes(name)));
  return { form: { type: 'object', properties: drawn, required }, asJson };
}

/** Titles in the page's language, with the unit behind them. */
export function localized(schema: Json, language: keyof Text, unitSign: (unit: string) => string): Json {
  if (Array.isArray(schema)) return schema.map((each: Json) => localized(each, language, unitSign));
  if (!isSchema(schema)) return schema;
  const { 'x-i18n': both, 'x-unit': unit, ...rest } = schema;
  const result: Record<string, Json> = {};
  for (const [key, value] of Object.entries(rest))
    result[key] = key === 'default' || key === 'enum' || key === 'const' ? value : localized(value, language, unitSign);
  const named = isSchema(both) && typeof both[language] === 'string' ? both[language] : schema.title;
  if (typeof named === 'string') result.title = typeof unit === 'string' ? `${named} (${unitSign(unit)})` : named;
  return result;
}

function propertyOf(schema: Schema, name: string): Schema | undefined {
  const property = isSchema(schema.properties) ? schema.properties[name] : undefined;
  return isSchema(property) ? property : undefined;
}

function titleIn(described: Schema, language: keyof Text): string | undefined {
  const both = described['x-i18n'];
  const own = isSchema(both) ? both[language] : undefined;
  return typeof own === 'string' ? own : typeof described.title === 'string' ? described.title : undefined;
}

/** The title of one setting in the page's language. */
export function titleOf(schema: Schema, name: string, language: keyof Text): string {
  const property = propertyOf(schema, name);
  return (property && titleIn(property, language)) ?? name;
}

/** The UCUM code of a setting's unit. */
export function unitOf(schema: Schema, name: string): string | null {
  const unit = propertyOf(schema, name)?.['x-unit'];
  return typeof unit === 'string' ? unit : null;
}

/** The title of the option that a setting has. */
export function optionTitle(schema: Schema, name: string, value: Json, language: keyof Text): string | undefined {
  const options = propertyOf(schema, name)?.oneOf;
  const chosen = Array.isArray(options) ? options.find((option: Json) => isSchema(option) && option.const === value) : undefined;
  return isSchema(chosen) ? titleIn(chosen, language) : undefined;
}

export function defaultsOf(schema: Schema): Settings {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) =>
      isSchema(property) && property.default !== undefined ? [[name, property.default]] : [],
    ),
  );
}

export type Problems = Readonly<Record<string, readonly string[]>>;

/** The server's problems with settings, by the field of the form that shows them; `others` have no field there. */
export function atFields(problems: Problems, form: Schema): { readonly fields: Problems; readonly others: Problems } {
  const drawn = isSchema(form.properties) ? form.properties : {};
  const fields: Record<string, readonly string[]> = {};
  const others: Record<string, readonly string[]> = {};
  for (const [path, messages] of Object.entries(problems)) {
    const name = path.startsWith('settings.') ? path.slice('settings.'.length) : '';
    if (name in drawn) fields[name] = messages;
    else others[path] = messages;
  }
  return { fields, others };
}

export interface Difference {
  readonly name: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** What would change, setting by setting. */
export function differences(before: Settings, after: Settings): readonly Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) =>
    JSON.stringify(before[name]) === JSON.stringify(after[name]) ? [] : [{ name, before: before[name], after: after[name] }],
  );
}

/** How single fields are drawn: secrets hidden, lines with an example of an address. */
export function uiOf(schema: Schema): FieldUi {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const ui: Record<string, FieldUi[string]> = {};
  for (const [name, property] of Object.entries(properties)) {
    if (!isSchema(property)) continue;
    if (property['x-secret'] === true) ui[name] = { 'ui:options': { text: { type: 'password', autocomplete: 'new-password' } } };
    else if (property['x-line'] === true)
      ui[name] = { 'ui:options': { text: { placeholder: 'tcp://10.2.0.15:502', autocomplete: 'off' } } };
  }
  return ui;
}

type FieldUi = {
  [name: string]: { 'ui:options': { text: { type?: 'password'; placeholder?: string; autocomplete: 'off' | 'new-password' } } };
};
