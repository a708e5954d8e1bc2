import { render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import Part from '../../src/app/Part.svelte';

describe('Part', () => {
  const children = createRawSnippet<[{ title: string }]>((loaded) => ({ render: () => `<p>${loaded().title}</p>` }));

  it('code that arrives_is shown and said once', async () => {
    const onshown = vi.fn();
    render(Part<{ title: string }>, { load: () => Promise.resolve({ title: 'Devices' }), failed: 'The page failed', onshown, children });

    expect(await screen.findByText('Devices')).toBeTruthy();
    expect(onshown).toHaveBeenCalledTimes(1);
  });

  it('code that does not arrive_says so and can be asked for again', async () => {
    const load = vi
      .fn<() => Promise<{ title: string }>>()
      .mockRejectedValueOnce(new TypeError('failed to fetch'))
      .mockResolvedValue({ title: 'Devices' });
    render(Part<{ title: string }>, { load, failed: 'The page failed', children });
    expect(await screen.findByText('The page failed')).toBeTruthy();

    screen.getByRole('button', { name: 'Retry' }).click();

    expect(await screen.findByText('Devices')).toBeTruthy();
    expect(screen.queryByText('The page failed')).toBeNull();
  });
});
