import { render, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { PlaceCounts } from '../../src/api/wire.ts';
import Matrix from '../../src/features/watch/Matrix.svelte';

const library: PlaceCounts = {
  path: 'campus/library',
  total: 5,
  online: 3,
  offline: 1,
  degraded: 0,
  stale: 0,
  unknown: 1,
  kinds: { lock: [4, 1, 0, 0, 0, 3] },
};
const kinds = [{ name: 'lock', title: { en: 'Lock', zh: '锁' } }];

describe('Matrix', () => {
  it('cell_counts a building’s devices of one kind, leads to them, and marks only what is wrong', () => {
    render(Matrix, { rows: [library], kinds });

    expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual(['Building', 'Lock', 'Other']);
    const [locks, others] = screen.getAllByRole('cell');
    const links = within(locks as HTMLElement).getAllByRole('link');
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['4', '/devices?place=campus%2Flibrary&kind=lock'],
      ['Offline1', '/devices?place=campus%2Flibrary&kind=lock&availability=offline'],
    ]);
    expect(within(others as HTMLElement).queryByRole('link')).toBeNull();
    expect(others?.textContent).toContain('Unknown1');
  });
});
