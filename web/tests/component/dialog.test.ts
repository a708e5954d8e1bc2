import { render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import Confirm from '../../src/features/device/Confirm.svelte';
import { liveDevice } from '../fakes.ts';

describe('Dialog', () => {
  it('a question_has the focus on Cancel, also when a button opened it', async () => {
    const opener = document.body.appendChild(document.createElement('button'));
    opener.focus();

    render(Confirm, {
      device: liveDevice('east'),
      command: { name: 'door.hold', title: { en: 'Hold open', zh: '保持常开' }, parameters: [], deadline: 5, confirm: 'ask', proof: null },
      given: {},
      oncancel: () => undefined,
      onconfirm: () => undefined,
    });

    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' })));
    opener.remove();
  });
});
