import { fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import VirtualTable from '../../src/ui/VirtualTable.svelte';

describe('VirtualTable', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => ({ id: `d${index}` }));
  const row = createRawSnippet<[{ id: string }, number]>((item) => ({ render: () => `<span role="gridcell">${item().id}</span>` }));

  function table(more: object = {}) {
    const onselect = vi.fn();
    const onopen = vi.fn();
    const onwindow = vi.fn();
    render(VirtualTable<{ id: string }>, {
      label: 'Devices',
      total: rows.length,
      rowHeight: 34,
      at: (index: number) => rows[index],
      keyOf: (item: { id: string }) => item.id,
      columns: '1fr',
      row,
      onselect,
      onopen,
      onwindow,
      ...more,
    });
    return { grid: screen.getByRole('grid', { name: 'Devices' }), onselect, onopen, onwindow };
  }

  it('10,000 rows_draws only what is on the screen', () => {
    const { grid } = table();

    expect(grid.getAttribute('aria-rowcount')).toBe('10000');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });

  it('keyboard_moves one cursor in one tab stop', async () => {
    const { grid, onselect, onopen } = table();

    for (const key of ['ArrowDown', 'ArrowDown', 'j', 'k']) await fireEvent.keyDown(grid, { key });
    await fireEvent.keyDown(grid, { key: 'Enter' });

    expect(onselect.mock.calls.map(([item]) => item.id)).toEqual(['d0', 'd1', 'd2', 'd1']);
    expect(onopen).toHaveBeenCalledWith(rows[1]);
    expect(document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.textContent).toBe('d1');
  });

  it('keys with Ctrl_are left to the page', async () => {
    const { grid, onselect } = table();

    await fireEvent.keyDown(grid, { key: 'k', ctrlKey: true });

    expect(onselect).not.toHaveBeenCalled();
  });

  it('click_selects the row under the pointer', async () => {
    const { onselect } = table();

    await fireEvent.click(screen.getByText('d2'));

    expect(onselect).toHaveBeenCalledWith(rows[2]);
  });

  it('click while rows are to be marked_marks and selects nothing', async () => {
    const onmark = vi.fn();
    const { onselect } = table({ marked: (item: { id: string }) => item.id === 'd1', onmark });

    await fireEvent.click(screen.getByText('d2'));
    await fireEvent.click(screen.getByText('d4'), { shiftKey: true });

    expect(onmark.mock.calls).toEqual([
      [rows[2], 2, false],
      [rows[4], 4, true],
    ]);
    expect(onselect).not.toHaveBeenCalled();
    expect(screen.getByRole('grid').getAttribute('aria-multiselectable')).toBe('true');
    expect(screen.getAllByRole('row', { selected: true }).map((each) => each.textContent)).toEqual(['d1']);
  });

  it('x and Ctrl with a click_begin to mark', async () => {
    const onmark = vi.fn();
    const { grid, onselect } = table({ onmark });

    await fireEvent.keyDown(grid, { key: 'x' });
    expect(onmark).not.toHaveBeenCalled();
    await fireEvent.keyDown(grid, { key: 'ArrowDown' });
    await fireEvent.keyDown(grid, { key: 'x' });
    await fireEvent.click(screen.getByText('d3'), { ctrlKey: true });

    expect(onmark.mock.calls.map(([item]) => item.id)).toEqual(['d0', 'd3']);
    expect(onselect).toHaveBeenCalledTimes(1);
  });

  it('window_asks for what is on the screen with a margin', async () => {
    const { onwindow } = table();

    await vi.waitFor(() => expect(onwindow).toHaveBeenCalled());

    const [from, count] = onwindow.mock.calls[0] as [number, number];
    expect(from).toBe(0);
    expect(count).toBeGreaterThanOrEqual(50);
    expect(count).toBeLessThanOrEqual(500);
  });

  it('missing rows_are placeholders, never wrong rows', () => {
    table({ at: () => undefined });

    expect(screen.queryByText('d0')).toBeNull();
    expect(screen.getAllByRole('row').length).toBeGreaterThan(0);
  });
});
