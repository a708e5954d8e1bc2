import type { BedState, GardenView } from '../../api/gardenWire.ts';
import type { Text } from '../../api/wire.ts';
import { day, hourMinute } from '../../i18n/format.ts';
import { t, tx } from '../../i18n/index.svelte.ts';

/** Today just the time, else with its day. */
export function whenWords(ms: number, now: number): string {
  return day(ms) === day(now) ? t('garden.todayAt', { time: hourMinute(ms) }) : t('garden.dayAt', { day: day(ms), time: hourMinute(ms) });
}

/** Why something is out of use, unless the red box says it already. */
export function reasonLeft(reason: Text, view: Pick<GardenView, 'criticals'>): string {
  return view.criticals.some((each) => each.text.zh === reason.zh) ? '' : tx(reason);
}

/** What a bed is doing, or next does, or last did. */
export function bedLine(bed: BedState, view: Pick<GardenView, 'queue'>, now: number): string {
  if (bed.lockOut) return t('garden.lockedShort');
  if (bed.state === 'open' || bed.state === 'opening') return t('garden.watering');
  if (bed.state === 'closing') return t('garden.closing');
  const next = view.queue.find((each) => each.bed === bed.id && each.skippedAt === null);
  if (next) return t('garden.from', { time: whenWords(Date.parse(next.start), now) });
  return bed.lastWatered ? t('garden.last', { time: whenWords(Date.parse(bed.lastWatered), now) }) : t('garden.neverWatered');
}
