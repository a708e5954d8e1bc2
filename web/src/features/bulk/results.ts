import { t, tx } from '../../i18n/index.svelte.ts';
import type { BulkItem, Standing } from '../../live/bulk.svelte.ts';
import { isUncertain, lastStepAt } from '../../live/command.ts';
import type { Tone } from '../../ui/tone.ts';
import { failureCode, failureText } from '../device/commandWords.ts';

/** What needs a person comes first. */
const order: readonly Standing[] = ['failed', 'unsent', 'running', 'waiting', 'done'];

export function byUrgency(items: readonly BulkItem[]): readonly BulkItem[] {
  return [...items].sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing));
}

/** How it stands with one device, in words. */
export function standingWords({ standing, command, target }: BulkItem, now: number): { readonly tone: Tone; readonly text: string } {
  switch (standing) {
    case 'waiting':
      return { tone: 'normal', text: t('bulk.waiting') };
    case 'unsent':
      return { tone: 'offline', text: t('bulk.unsent') };
    case 'running':
      return { tone: 'running', text: t('bulk.running') };
    case 'done':
      return { tone: 'confirmed', text: t(target.command.proof ? 'bulk.confirmed' : 'bulk.acked') };
    case 'failed': {
      if (!command) return { tone: 'failed', text: '' };
      const reason = t('bulk.because', { reason: failureText(command), code: failureCode(command) });
      const uncertain = isUncertain(command, now, target.command.proof !== null);
      return { tone: uncertain ? 'unknown' : 'failed', text: uncertain ? t('bulk.unsure', { reason }) : reason };
    }
    default:
      return standing satisfies never;
  }
}

/** The results for other programs, one row a device. Times in UTC. */
export function rowsOf(items: readonly BulkItem[]): readonly (readonly (string | null)[])[] {
  const iso = (ms: number) => new Date(ms).toISOString();
  return [
    ['device', 'name', 'command', 'command id', 'result', 'state', 'reason', 'asked', 'last step', 'proof'],
    ...items.map(({ target, command, standing }) => [
      target.device,
      tx(target.name),
      target.command.name,
      command?.id ?? null,
      standing,
      command?.entry?.state ?? null,
      command ? command.entry?.reason || (command.local?.kind === 'rejected' ? command.local.code : null) : null,
      command ? iso(command.createdAt) : null,
      command ? iso(lastStepAt(command)) : null,
      command?.entry?.proof ? `${command.entry.proof.property} = ${command.entry.proof.value}` : null,
    ]),
  ];
}
