import { render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { CommandModel, DeviceModel } from '../../src/api/deviceWire.ts';
import Controls from '../../src/features/device/Controls.svelte';
import Tracker from '../../src/features/device/Tracker.svelte';
import { commands } from '../../src/live/commands.svelte.ts';
import { entry, liveDevice } from '../fakes.ts';

const unlock: CommandModel = {
  name: 'lock.unlock',
  title: { en: 'Unlock', zh: '开锁' },
  parameters: [],
  deadline: 5,
  confirm: 'none',
  proof: { property: 'lock.state', value: 'unlocked', window: 5 },
};
const model: DeviceModel = {
  id: 'door',
  title: { en: 'Door', zh: '门' },
  traits: [{ name: 'lock', title: { en: 'Lock', zh: '锁' }, properties: [], commands: [unlock], events: [], safety: null }],
  extra: [],
};

/** The commands of one device as the hub tells them. */
function told(device: string, state: Parameters<typeof entry>[0], more: Parameters<typeof entry>[1] = {}) {
  const at = new Date().toISOString();
  commands.take([
    entry(state, { id: `${device}-1`, device, deadline: new Date(Date.now() + 10_000).toISOString(), steps: [{ state, at }], ...more }),
  ]);
}

describe('Controls', () => {
  afterEach(() => {
    for (const id of commands.all.keys()) commands.dismiss(id);
  });

  it('refused_says why under the button, which is a verb again', () => {
    told('refused', 'refused', { reason: 'expectationFailed' });

    render(Controls, { device: liveDevice('refused'), model });

    const button = screen.getByRole('button', { name: 'Unlock' });
    const words = screen.getByRole('alert');
    expect(words.textContent).toMatch(/The state is not the expected one \(expectationFailed\)/);
    expect(button.getAttribute('aria-describedby')).toBe(words.id);
    expect((button as HTMLButtonElement).disabled).toBe(false);
  });

  it('refused_has no tracker: nothing was sent that could be followed', () => {
    told('untracked', 'refused', { reason: 'expectationFailed' });

    render(Tracker, { device: liveDevice('untracked'), model });

    expect(screen.queryByTestId('command')).toBeNull();
  });

  it('another operator’s command_is busy here too', () => {
    told('theirs', 'sent', { by: 'Wang' });

    render(Controls, { device: liveDevice('theirs'), model });

    const button = screen.getByRole('button', { name: 'Unlock…' }) as HTMLButtonElement;
    expect([button.disabled, button.getAttribute('aria-busy')]).toEqual([true, 'true']);
  });

  it('failed_offers to try again', () => {
    told('failed', 'failed', { reason: 'jammed' });

    render(Controls, { device: liveDevice('failed'), model });

    expect(screen.getByRole('button', { name: 'Retry: Unlock' })).toBeTruthy();
  });
});
