import { describe, expect, it } from 'vitest';
import { fieldProblem, settingsValidator } from '../../src/features/devices/formValidator.ts';
import { atFields, defaultsOf, differences, isSupported, localized, split } from '../../src/features/devices/schema.ts';

const schema = {
  type: 'object',
  properties: {
    line: { type: 'string', title: 'Line', 'x-i18n': { en: 'Line', zh: '线路' } },
    unit: { type: 'integer', minimum: 1, maximum: 247, default: 1 },
    order: { type: 'string', oneOf: [{ const: 'high', title: 'High' }] },
    map: { type: 'object', patternProperties: { '^x': { type: 'string' } } },
    either: { anyOf: [{ type: 'string' }, { type: 'number' }] },
  },
  required: ['line', 'map'],
};

describe('schema', () => {
  it('split_what the form cannot draw_is edited as JSON', () => {
    const parts = split(schema);

    expect(parts.asJson).toEqual(['map', 'either']);
    expect(parts.form).toMatchObject({ required: ['line'] });
    expect(Object.keys(parts.form.properties as object)).toEqual(['line', 'unit', 'order']);
  });

  it('atFields_a problem of a drawn setting_is shown at it, the others elsewhere', () => {
    const { form } = split(schema);

    expect(atFields({ 'settings.line': ['no port'], 'settings.map': ['bad'], settings: ['not an object'], id: ['taken'] }, form)).toEqual({
      fields: { line: ['no port'] },
      others: { 'settings.map': ['bad'], settings: ['not an object'], id: ['taken'] },
    });
  });

  it.each([
    [{ type: 'string', format: 'ipv4' }, true],
    [{ type: 'string', format: 'color' }, false],
    [{ type: 'array', items: { type: 'string', enum: ['a'] } }, true],
    [{ type: 'array', items: { $ref: '#/x' } }, false],
    [{ $ref: '#/x' }, false],
    [true, false],
  ])('isSupported_%j', (each, supported) => {
    expect(isSupported(each)).toBe(supported);
  });

  it.each([
    ['tcp://10.2.0.15:502', true],
    ['tcp://gate.school.cn:4001', true],
    ['tcp://[fe80::1]:502', true],
    ['serial:/dev/ttyUSB0?baud=9600&parity=even', true],
    ['serial:COM3', true],
    ['tcp://10.2.0.15', false],
    ['10.2.0.15:502', false],
    ['serial:', false],
  ])('a line %s_is one: %s', (value, isOne) => {
    const form = { type: 'object', properties: { line: { type: 'string', 'x-line': true } } };

    expect(fieldProblem(form.properties.line, value, true) === null).toBe(isOne);
    expect(settingsValidator(form).isValid({ line: value })).toBe(isOne);
  });

  it('localized_uses both languages and puts the unit behind the title', () => {
    const one = { type: 'number', title: 'Poll every', 'x-i18n': { en: 'Poll every', zh: '轮询间隔' }, 'x-unit': 's' };

    expect(localized(one, 'zh', (unit) => unit)).toEqual({ type: 'number', title: '轮询间隔 (s)' });
  });

  it('differences_names what changes and nothing else', () => {
    expect(differences({ a: 1, b: [1], c: 'x' }, { a: 2, b: [1], d: true })).toEqual([
      { name: 'a', before: 1, after: 2 },
      { name: 'c', before: 'x', after: undefined },
      { name: 'd', before: undefined, after: true },
    ]);
  });

  it('defaultsOf_takes the schema’s', () => {
    expect(defaultsOf(schema)).toEqual({ unit: 1 });
  });

  it.each([
    [0, 'Must be from 1 to 247'],
    [1, null],
    [247, null],
    [248, 'Must be from 1 to 247'],
    [undefined, 'Required'],
  ])('fieldProblem_unit %s', (value, problem) => {
    expect(fieldProblem(schema.properties.unit, value, true)).toBe(problem);
  });

  it('isValid_needs what is required', () => {
    const { isValid } = settingsValidator(split(schema).form);

    expect(isValid({ unit: 1 })).toBe(false);
    expect(isValid({ line: 'tcp://a:502', unit: 1 })).toBe(true);
  });
});
