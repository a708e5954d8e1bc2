import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import Stepper from '../../src/ui/Stepper.svelte';

describe('Stepper', () => {
  it('buttons and arrow keys_stay within the bounds', async () => {
    const onchange = vi.fn();
    render(Stepper, { label: 'For', value: 600, minimum: 1, maximum: 600, step: 5, unit: 's', onchange });

    await fireEvent.click(screen.getByRole('button', { name: 'More: For' }));
    await fireEvent.keyDown(screen.getByLabelText('For'), { key: 'ArrowDown' });

    expect(onchange.mock.calls).toEqual([[600], [595]]);
  });
});
