import { fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import CommandCard from '../../src/features/device/CommandCard.svelte';
import SchemaForm from '../../src/features/devices/SchemaForm.svelte';
import { merge } from '../../src/live/command.ts';
import CommandButton from '../../src/ui/CommandButton.svelte';
import Stepper from '../../src/ui/Stepper.svelte';
import VirtualTable from '../../src/ui/VirtualTable.svelte';
import { entry } from '../fakes.ts';

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

describe('SchemaForm', () => {
  const schema = {
    type: 'object',
    properties: {
      line: { type: 'string', title: 'Line', 'x-i18n': { en: 'Line', zh: '线路' } },
      unit: { type: 'integer', title: 'Unit', minimum: 1, maximum: 247 },
      mode: {
        type: 'string',
        title: 'Mode',
        oneOf: [
          { const: 'tcp', title: 'TCP' },
          { const: 'rtu', title: 'RTU' },
        ],
      },
    },
    required: ['line'],
  };

  it('typing_gives the settings and whether they are valid', async () => {
    const oninput = vi.fn();
    render(SchemaForm, { schema, value: { unit: 1, mode: 'tcp' }, oninput });
    expect(oninput).toHaveBeenLastCalledWith({ unit: 1, mode: 'tcp' }, false);

    await fireEvent.input(screen.getByLabelText(/Line/), { target: { value: 'tcp://a:502' } });

    expect(oninput).toHaveBeenLastCalledWith({ unit: 1, mode: 'tcp', line: 'tcp://a:502' }, true);
  });

  it('out of range_is not valid', async () => {
    const oninput = vi.fn();
    render(SchemaForm, { schema, value: { line: 'tcp://a:502', unit: 1 }, oninput });

    await fireEvent.input(screen.getByLabelText('Unit'), { target: { value: '300' } });

    expect(oninput).toHaveBeenLastCalledWith({ line: 'tcp://a:502', unit: 300 }, false);
  });

  it('what the server says_stands at its field until that is changed', async () => {
    const given = { schema, value: { line: 'tcp://a', unit: 1 }, oninput: () => undefined };
    const { rerender } = render(SchemaForm, given);

    await rerender({ ...given, problems: { line: ['it has no port'] } });
    const line = screen.getByLabelText(/Line/);
    expect(line.getAttribute('aria-invalid')).toBe('true');
    expect(line.getAttribute('aria-describedby')?.split(' ')).toContain(screen.getByText('it has no port').closest('[id]')?.id);
    await fireEvent.input(line, { target: { value: 'tcp://a:502' } });
    await fireEvent.blur(line);

    await vi.waitFor(() => expect(screen.queryByText('it has no port')).toBeNull());
  });

  it('several fields left in one breath_each says what is wrong with it', async () => {
    render(SchemaForm, { schema, value: { line: 'tcp://a:502', unit: 1 }, oninput: () => undefined });

    for (const [label, value] of [
      ['Unit', '300'],
      ['Line', ''],
    ] as const) {
      const field = screen.getByLabelText(new RegExp(label));
      await fireEvent.input(field, { target: { value } });
      expect(screen.queryByText('Must be from 1 to 247') === null).toBe(label === 'Unit');
      await fireEvent.blur(field);
    }

    await vi.waitFor(() => expect(screen.getByText('Required')).toBeTruthy());
    expect(screen.getByText('Must be from 1 to 247')).toBeTruthy();
    await fireEvent.input(screen.getByLabelText('Unit'), { target: { value: '30' } });
    await vi.waitFor(() => expect(screen.queryByText('Must be from 1 to 247')).toBeNull());
  });

  it('enumerations_offer their titles', () => {
    render(SchemaForm, { schema, value: { mode: 'rtu' }, oninput: () => undefined });

    expect((screen.getByLabelText('Mode') as HTMLSelectElement).selectedOptions[0]?.textContent?.trim()).toBe('RTU');
  });
});

describe('Stepper', () => {
  it('buttons and arrow keys_stay within the bounds', async () => {
    const onchange = vi.fn();
    render(Stepper, { label: 'For', value: 600, minimum: 1, maximum: 600, step: 5, unit: 's', onchange });

    await fireEvent.click(screen.getByRole('button', { name: 'More: For' }));
    await fireEvent.keyDown(screen.getByLabelText('For'), { key: 'ArrowDown' });

    expect(onchange.mock.calls).toEqual([[600], [595]]);
  });
});

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
