import type { Option, PropertyModel } from '../api/deviceWire.ts';
import type { Text, Value } from '../api/wire.ts';
import { i18n, t, tx } from './index.svelte.ts';

/** UCUM codes whose printed sign differs from the code. */
const signs: Readonly<Record<string, string>> = {
  Cel: '°C',
  'kW.h': 'kWh',
  'uS/cm': 'µS/cm',
  'ug/m3': 'µg/m³',
  m3: 'm³',
  'm3/h': 'm³/h',
  '[ppm]': 'ppm',
  '[pH]': 'pH',
  deg: '°',
  '[lb_av]': 'lb',
  '[oz_av]': 'oz',
  '[oz_tr]': 'ozt',
  '[pwt_tr]': 'dwt',
  '[gr]': 'gr',
  '[car_m]': 'ct',
  '1': '',
};

/** Fixed decimals by unit, so that a changing number does not jump. */
const decimals: Readonly<Record<string, number>> = { kg: 3, A: 2, Hz: 2, 'uS/cm': 0, W: 0, kW: 2, '[ppm]': 0, L: 0, s: 0, min: 0, '1': 0 };

let zone = 'Asia/Shanghai';
const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

/** The server's time zone; every time on the page is in it. */
export function setTimeZone(timeZone: string): void {
  zone = timeZone;
  cache.clear();
}

/** The server's time zone, by its IANA name. */
export const timeZone = () => zone;

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${i18n.locale} ${JSON.stringify(options)}`;
  let format = cache.get(key);
  if (!(format instanceof Intl.DateTimeFormat)) {
    format = new Intl.DateTimeFormat(i18n.locale, { hourCycle: 'h23', timeZone: zone, ...options });
    cache.set(key, format);
  }
  return format;
}

function numbers(fraction: number): Intl.NumberFormat {
  const key = `${i18n.locale} ${fraction}`;
  let format = cache.get(key);
  if (!(format instanceof Intl.NumberFormat)) {
    format = new Intl.NumberFormat(i18n.locale, { minimumFractionDigits: fraction, maximumFractionDigits: fraction });
    cache.set(key, format);
  }
  return format;
}

const hms: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit' };

/** 10:42:18 */
export const timeOfDay = (ms: number) => dates(hms).format(ms);
/** 10:42:18.803 */
export const preciseTime = (ms: number) => dates({ ...hms, fractionalSecondDigits: 3 }).format(ms);
/** 11月22日 周日 / Sun 22 Nov */
export const day = (ms: number) =>
  t('time.day', { date: dates({ month: 'short', day: 'numeric' }).format(ms), weekday: dates({ weekday: 'short' }).format(ms) });
/** With the date, for anything that may be older than today. */
export const dateTime = (ms: number) => dates({ month: 'short', day: 'numeric', ...hms }).format(ms);
export const hourMinute = (ms: number) => dates({ hour: '2-digit', minute: '2-digit' }).format(ms);
export const monthDay = (ms: number) => dates({ month: 'numeric', day: 'numeric' }).format(ms);

/** The local date, 2026-11-22: for comparing and for the wire, not for people. */
export function localDate(ms: number): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(ms);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}`;
}

/** The date so many days after another, as {@link localDate} writes it: counted at noon UTC, so that no change of the clocks skips or repeats one. */
export const addDays = (date: string, days: number) =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** 一 / Mon, for a date as {@link localDate} writes it. */
export const weekdayShort = (date: string, style: 'narrow' | 'short' = 'short') =>
  new Intl.DateTimeFormat(i18n.locale, { weekday: style, timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));
/** 11月22日 / 22 Nov, for a date; with its year when that is asked for. */
export const dateWords = (date: string, withYear = false) =>
  new Intl.DateTimeFormat(i18n.locale, {
    ...(withYear ? { year: 'numeric' } : {}),
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T12:00:00Z`));
/** 3月 / Mar, from 1. */
export const monthName = (month: number) =>
  new Intl.DateTimeFormat(i18n.locale, { month: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, month - 1, 15)));

/** 4:12, counting down. Takes seconds. */
export function countdown(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const h = Math.floor(whole / 3600);
  const two = (value: number) => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}` : `${Math.floor(whole / 60)}:${two(whole % 60)}`;
}

/** Time of day when it is from the day of `now`, else with the date. */
export function moment(ms: number, now: number): string {
  return day(ms) === day(now) ? timeOfDay(ms) : dateTime(ms);
}

/** A number that a person typed, with as many decimals as it has, two at most. */
export const plain = (value: number) => new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: 2 }).format(value);

export const count = (value: number) => numbers(0).format(value);

export function unitSign(unit: string | null | undefined): string {
  return unit ? (signs[unit] ?? unit) : '';
}

function places(value: number, unit: string | null | undefined): number {
  const fixed = unit ? decimals[unit] : undefined;
  if (fixed !== undefined) return fixed;
  return value !== 0 && Math.abs(value) < 0.1 ? 3 : 1;
}

/** A number with the decimals of its unit, without the sign. */
export function number(value: number, unit?: string | null, type?: PropertyModel['type']): string {
  return numbers(type === 'integer' ? 0 : places(value, unit)).format(value);
}

export function quantity(value: number, unit?: string | null, type?: PropertyModel['type']): string {
  const sign = unitSign(unit);
  if (sign === '') return number(value, unit, type);
  return sign === '%' || sign === '°' ? `${number(value, unit, type)}${sign}` : `${number(value, unit, type)} ${sign}`;
}

/** What a device gave with a value of its own unit. */
type Given = { readonly unit: string; readonly decimals: number };

type Described = Pick<PropertyModel, 'type' | 'unit'> & { readonly name?: string } & {
  readonly options?: readonly Option[] | null | undefined;
};

/** A value in words, by its description in the device model: option titles, yes and no, numbers with their unit, or with the unit and decimals that came with it. */
export function valueText(value: Value, model: Described | undefined, given?: Given): string {
  if (value === null) return t('value.none');
  if (typeof value === 'boolean') return i18n.lookup(`flag.${model?.name}.${value}`) ?? (value ? t('value.yes') : t('value.no'));
  if (typeof value === 'number' && given) return `${numbers(given.decimals).format(value)} ${unitSign(given.unit)}`.trim();
  if (typeof value === 'number') {
    return model?.type === 'duration' ? duration(value) : quantity(value, model?.unit, model?.type);
  }
  const title: Text | undefined = model?.options?.find((option) => option.value === value)?.title;
  return title ? tx(title) : value;
}

/** 2 分 14 秒 / 2 min 14 s. Takes seconds. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const s = whole % 60;
  const m = Math.floor(whole / 60) % 60;
  const h = Math.floor(whole / 3600);
  if (h > 0) return m > 0 ? t('time.hm', { h, m }) : t('time.h', { h });
  if (m > 0) return s > 0 ? t('time.ms', { m, s }) : t('time.m', { m });
  return t('time.s', { s });
}

/** Short, for tables: 4 s, 12 m, 3 h, 2 d. Takes milliseconds. */
export function shortAge(milliseconds: number): string {
  const s = Math.max(0, Math.floor(milliseconds / 1000));
  if (s < 60) return t('elapsed.s', { n: s });
  if (s < 3600) return t('age.m', { n: Math.floor(s / 60) });
  if (s < 86_400) return t('age.h', { n: Math.floor(s / 3600) });
  return t('age.d', { n: Math.floor(s / 86_400) });
}

/** In words: 4 分钟. Takes milliseconds. */
export function longAge(milliseconds: number): string {
  const s = Math.max(0, Math.floor(milliseconds / 1000));
  if (s < 60) return t('span.s', { n: s });
  if (s < 3600) return t('span.m', { n: Math.floor(s / 60) });
  if (s < 86_400) return t('span.h', { n: Math.floor(s / 3600) });
  return t('span.d', { n: Math.floor(s / 86_400) });
}

/** 412 ms, 1.4 s, or in words above a minute. Takes milliseconds. */
export function elapsed(milliseconds: number): string {
  if (milliseconds < 1000) return t('elapsed.ms', { n: Math.max(0, Math.round(milliseconds)) });
  if (milliseconds < 60_000) return t('elapsed.s', { n: numbers(1).format(milliseconds / 1000) });
  return duration(milliseconds / 1000);
}

/** 1.4 / 10 s. Takes milliseconds. */
export function outOf(milliseconds: number, total: number): string {
  return t('elapsed.of', { n: numbers(1).format(Math.max(0, milliseconds) / 1000), total: numbers(0).format(total / 1000) });
}

/** The instant of a local date and wall time. One that does not come (clocks go forward) is shifted. */
export function fromLocal(date: string, time: string): number {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const shown = (ms: number) => Date.parse(`${localDate(ms)}T${hourMinute(ms)}:00Z`);
  const guess = wanted - (shown(wanted) - wanted);
  return guess - (shown(guess) - wanted);
}
