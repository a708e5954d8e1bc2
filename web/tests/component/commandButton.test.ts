import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import CommandButton from '../../src/ui/CommandButton.svelte';

describe('CommandButton', () => {
  it('idle_is a verb that can be pressed', async () => {
    const onpress = vi.fn();
    render(CommandButton, { name: 'Unlock', onpress });

    await fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));

    expect(onpress).toHaveBeenCalledTimes(1);
  });

  it('busy_says so and cannot be pressed twice', async () => {
    const onpress = vi.fn();
    render(CommandButton, { name: 'Unlock', busy: true, onpress });
    const button = screen.getByRole('button', { name: 'Unlock…' });

    await fireEvent.click(button);

    expect(button.getAttribute('aria-busy')).toBe('true');
    expect(onpress).not.toHaveBeenCalled();
  });

  it('failed_offers to try again', () => {
    render(CommandButton, { name: 'Unlock', failed: true, onpress: () => undefined });

    expect(screen.getByRole('button', { name: 'Retry: Unlock' })).toBeTruthy();
  });
});
