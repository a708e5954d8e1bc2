import { describe, expect, it } from 'vitest';
import { duration, elapsed, outOf, quantity, setTimeZone, shortAge, timeOfDay, unitSign, valueText } from '../../src/i18n/format.ts';

describe('format', () => {
  it('times_are the server’s time zone, not the browser’s', () => {
    setTimeZone('Asia/Shanghai');

    expect(timeOfDay(Date.parse('2026-11-22T02:42:18Z'))).toBe('10:42:18');
  });

  it.each([
    [42.3, 'mA', '42.3 mA'],
    [3.2, 'kg', '3.200 kg'],
    [31.44, '%', '31.4%'],
    [18.2, 'Cel', '18.2 °C'],
    [18452.6, 'kW.h', '18,452.6 kWh'],
    [0, 'L/min', '0.0 L/min'],
  ])('quantity_%s %s', (value, unit, text) => {
    expect(quantity(value, unit)).toBe(text);
  });

  it.each([
    [5, '5 s'],
    [134, '2 min 14 s'],
    [3600, '1 h'],
    [3660, '1 h 1 min'],
  ])('duration_%s s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  it.each([
    [-5, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 m'],
    [3_600_000, '1 h'],
    [86_400_000, '1 d'],
  ])('shortAge_%s ms', (milliseconds, text) => {
    expect(shortAge(milliseconds)).toBe(text);
  });

  it('elapsed and outOf_keep their decimals', () => {
    expect(elapsed(412)).toBe('412 ms');
    expect(elapsed(1400)).toBe('1.4 s');
    expect(outOf(1400, 10_000)).toBe('1.4 / 10 s');
  });

  it('valueText_enumerations use the model’s title; unknown ones stay readable', () => {
    const model = { type: 'enum' as const, unit: null, options: [{ value: 'locked', title: { en: 'Locked', zh: '已锁' } }] };

    expect(valueText('locked', model)).toBe('Locked');
    expect(valueText('ajar', model)).toBe('ajar');
    expect(valueText(null, model)).toBe('—');
  });

  it('valueText_unit and decimals given by the device_are kept', () => {
    const model = { type: 'number' as const, unit: 'kg' };

    expect(valueText(250, model, { unit: 'g', decimals: 2 })).toBe('250.00 g');
    expect(valueText(1.5, model, { unit: '[lb_av]', decimals: 3 })).toBe('1.500 lb');
    expect(valueText(null, model, { unit: 'g', decimals: 2 })).toBe('—');
  });

  it('unitSign_unknown units stay as they are', () => {
    expect(unitSign('furlong')).toBe('furlong');
  });
});
