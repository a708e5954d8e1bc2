import type { Programme, StartRule, Weekday } from '../../api/gardenDefinition.ts';
import type { Text } from '../../api/wire.ts';
import { duration, longAge, number, weekdayShort } from '../../i18n/format.ts';
import { type Key, t, tx } from '../../i18n/index.svelte.ts';
import { type Field, weekdays } from './programme.ts';

/** 一 / Mon. */
export const weekdayName = (day: Weekday, style: 'narrow' | 'short' = 'short') =>
  // 1 January 2024 is a Monday.
  weekdayShort(`2024-01-0${1 + weekdays.indexOf(day)}`, style);

/** Why nothing is watered, where the page says by itself that nothing is: the record's sentence without its beginning. */
export function why(reason: Text | null | undefined): string {
  const text = tx(reason);
  const beginning = t('garden.recordBegins');
  return text.startsWith(beginning) ? text.slice(beginning.length) : text;
}

export const litres = (value: number) => t('garden.litres', { n: number(value, 'L') });
/** Nobody waters by hundredths of a millimetre. */
export const tenth = (value: number) => Math.round(value * 10) / 10;
export const millimetres = (value: number) => t('garden.mm', { n: number(tenth(value), 'mm') });
export const minutes = (seconds: number) => t('garden.min', { n: number(Math.max(1, Math.round(seconds / 60)), 'min') });

/** How long it still takes, without seconds. Takes milliseconds. */
export const remaining = (ms: number) => (ms > 2 * 86_400_000 ? longAge(ms) : duration(Math.max(60, Math.ceil(ms / 60_000) * 60)));

export const fieldName: Readonly<Record<Field, Key>> = {
  name: 'garden.name',
  enabled: 'garden.enabled',
  days: 'garden.days',
  starts: 'garden.starts',
  steps: 'garden.steps',
  cycle: 'garden.cycle',
  level: 'garden.level',
  skips: 'garden.skips',
  seasons: 'garden.seasons',
  missed: 'garden.missed',
  pausedUntil: 'garden.pausedUntil',
};

export function startWords(start: StartRule): string {
  const n = start.offsetMinutes;
  switch (start.kind) {
    case 'clock':
      return start.time;
    case 'finishBy':
      return t('garden.finishByTime', { time: start.time });
    case 'sunrise':
      return n === 0 ? t('garden.atSunrise') : t(n > 0 ? 'garden.afterSunrise' : 'garden.beforeSunrise', { n: Math.abs(n) });
    case 'sunset':
      return n === 0 ? t('garden.atSunset') : t(n > 0 ? 'garden.afterSunset' : 'garden.beforeSunset', { n: Math.abs(n) });
    default:
      return start.kind satisfies never;
  }
}

export function daysWords(days: Programme['days']): string {
  switch (days.kind) {
    case 'weekly':
      return days.weekdays.length === 7 ? t('garden.everyDay') : days.weekdays.map((day) => weekdayName(day)).join(t('garden.comma'));
    case 'everyDays':
      return t('garden.everyN', { n: days.every });
    case 'oddDays':
      return t('garden.oddDays');
    case 'evenDays':
      return t('garden.evenDays');
    case 'dates':
      return days.dates.join(t('garden.comma'));
    default:
      return days.kind satisfies never;
  }
}

const unitKey = { minutes: 'garden.min', litres: 'garden.litres', millimetres: 'garden.mm' } as const;

/** A part of a programme in words: what another gardener changed it to. */
export function fieldWords(programme: Programme, field: Field, bedName: (id: string) => string): string {
  const comma = t('garden.comma');
  const { skips, cycle, level } = programme;
  switch (field) {
    case 'name':
      return programme.name;
    case 'enabled':
      return programme.enabled ? t('value.yes') : t('value.no');
    case 'days':
      return daysWords(programme.days);
    case 'starts':
      return programme.starts.map(startWords).join(comma);
    case 'steps':
      return programme.steps
        .map((step) => t('garden.pair', { a: bedName(step.bed), b: t(unitKey[step.amount.unit], { n: step.amount.value }) }))
        .join(comma);
    case 'cycle':
      return cycle ? t('garden.cycleWords', { n: cycle.cycleMinutes, m: cycle.soakMinutes }) : t('value.no');
    case 'level':
      return level.mode === 'manual' ? t('garden.percent', { n: level.percent }) : t('garden.byWeather');
    case 'skips':
      return (
        [
          skips.rainMillimetres === null ? null : t('garden.rainWords', { n: skips.rainMillimetres }),
          skips.whileRaining ? t('garden.whileRaining') : null,
          skips.soilMoisture === null ? null : t('garden.soilWords', { n: skips.soilMoisture }),
          skips.frost === null ? null : t('garden.frostWords', { n: skips.frost }),
          skips.wind === null ? null : t('garden.windWords', { n: skips.wind }),
        ]
          .filter((each) => each !== null)
          .join(comma) || t('value.no')
      );
    case 'seasons':
      return (
        programme.seasons.map((each) => `${each.fromMonth}/${each.fromDay}–${each.toMonth}/${each.toDay}`).join(comma) ||
        t('garden.allYear')
      );
    case 'missed':
      return t('garden.lateWords', { n: programme.missed.lateMinutes });
    case 'pausedUntil':
      return programme.pausedUntil ?? t('value.no');
    default:
      return field satisfies never;
  }
}
