import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import SchemaForm from '../../src/features/devices/SchemaForm.svelte';

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
