import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import CommandCard from '../../src/features/device/CommandCard.svelte';
import { merge } from '../../src/live/command.ts';
import { entry } from '../fakes.ts';

describe('CommandCard', () => {
  const now = Date.now();
  const at = (offset: number) => new Date(now + offset).toISOString();
  const card = (given: ReturnType<typeof entry>, more: { linked?: boolean; mine?: boolean; before?: ReturnType<typeof entry> } = {}) => {
    const before = more.before ? merge(null, more.before, more.mine ?? true) : null;
    return render(CommandCard, {
      command: merge(before, given, more.mine ?? true),
      model: undefined,
      described: undefined,
      reportedAt: now,
      linked: more.linked ?? true,
      onretry: () => undefined,
      ondismiss: () => undefined,
    });
  };

  it('sent_shows the steps, what it waits for and the time', () => {
    card(
      entry('sent', {
        deadline: at(10_000),
        steps: [
          { state: 'accepted', at: at(0) },
          { state: 'sent', at: at(38) },
        ],
      }),
    );

    expect(screen.getByText('Accepted by the platform')).toBeTruthy();
    expect(screen.getByText('+38 ms')).toBeTruthy();
    expect(screen.getByText('Waiting for the device to confirm')).toBeTruthy();
  });

  it('connection lost while pending_says that the result is unknown', () => {
    card(entry('sent', { deadline: at(10_000) }), { linked: false });

    expect(screen.getByText(/Connection lost: the result is unknown/)).toBeTruthy();
  });

  it('failed_gives reason, code, advice and a way to retry', () => {
    card(entry('failed', { reason: 'jammed' }));

    expect(screen.getByText(/Jammed/)).toBeTruthy();
    expect(screen.getByText('(jammed)')).toBeTruthy();
    expect(screen.getByText(/something blocks it/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Retry' })).toBeTruthy();
  });

  it('confirmed_names the measured proof', () => {
    card(entry('confirmed', { proof: { property: 'lock.state', value: 'unlocked', time: at(0) } }));

    expect(screen.getByText(/Measured: lock.state = unlocked/)).toBeTruthy();
  });

  it('late confirmation_is shown as one', () => {
    const steps = [...entry('timedOut').steps, { state: 'confirmed' as const, at: '2026-11-22T10:00:10.000Z' }];

    card(entry('confirmed', { steps }), { before: entry('timedOut') });

    expect(screen.getByText(/confirmed late \(by 8.0 s\)/)).toBeTruthy();
  });

  it('unknown, then failed_is not called confirmed', () => {
    const steps = [...entry('unknown').steps, { state: 'failed' as const, at: '2026-11-22T10:00:10.000Z' }];

    card(entry('failed', { steps, reason: 'notProven' }), { before: entry('unknown') });

    expect(screen.getByText(/· not done/)).toBeTruthy();
    expect(screen.queryByText(/confirmed/)).toBeNull();
  });

  it.each(['timedOut', 'unknown'] as const)('%s_does not claim that nothing was done', (state) => {
    card(entry(state));

    expect(screen.getByText(/· result unknown/)).toBeTruthy();
    expect(screen.getByText(/the device last reported at/)).toBeTruthy();
    expect(screen.queryByText(/not done/)).toBeNull();
  });

  it('lost_waits for the connection and can be asked after', () => {
    render(CommandCard, {
      command: { ...merge(null, entry('accepted'), true), entry: null, local: { kind: 'lost' } },
      model: undefined,
      described: undefined,
      reportedAt: now,
      linked: true,
      onretry: () => undefined,
      ondismiss: () => undefined,
    });

    expect(screen.getByText(/Connection lost: the result is unknown/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Ask again' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull();
  });

  it('another operator’s command_names the operator', () => {
    card(entry('sent', { by: 'Wang', deadline: at(10_000) }), { mine: false });

    expect(screen.getByText(/Wang is running/)).toBeTruthy();
  });
});
