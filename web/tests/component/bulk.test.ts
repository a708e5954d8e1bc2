import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandModel, LedgerEntry } from '../../src/api/deviceWire.ts';
import { ApiError } from '../../src/api/http.ts';
import BulkPanel from '../../src/features/bulk/BulkPanel.svelte';
import { Bulk } from '../../src/live/bulk.svelte.ts';
import { Commands } from '../../src/live/commands.svelte.ts';
import { live } from '../../src/live/live.ts';
import { entry } from '../fakes.ts';

const lock: CommandModel = {
  name: 'lock.lock',
  title: { en: 'Lock', zh: '上锁' },
  parameters: [],
  deadline: 10,
  confirm: 'none',
  proof: { property: 'lock.state', value: 'locked', window: 5 },
};

describe('BulkPanel', () => {
  let commands: Commands;
  const ledger = new Map<string, LedgerEntry>();

  beforeEach(() => {
    vi.spyOn(live, 'link', 'get').mockReturnValue({ kind: 'live', since: 0, gap: 0 });
    ledger.clear();
    commands = new Commands({
      command: async (device, request) => {
        if (device === 'd2') throw new ApiError({ title: 'Conflict', status: 409, code: 'conflict', detail: 'it is being configured' });
        const now = new Date().toISOString();
        const accepted = entry('accepted', {
          id: request.id,
          device,
          deadline: new Date(Date.now() + 10_000).toISOString(),
          steps: [{ state: 'accepted', at: now }],
        });
        ledger.set(device, accepted);
        return accepted;
      },
      ledgerEntry: () => Promise.reject(new Error('not asked')),
    });
  });
  afterEach(() => vi.restoreAllMocks());

  const end = (device: string, state: LedgerEntry['state']) => {
    const before = ledger.get(device) as LedgerEntry;
    commands.take([{ ...before, state, steps: [...before.steps, { state, at: new Date().toISOString() }] }]);
  };
  async function panel(names: readonly string[]) {
    const targets = names.map((device) => ({ device, name: { en: `Door ${device}`, zh: device }, command: lock }));
    const bulk = new Bulk({ title: lock.title, arguments: {}, single: false }, targets, {
      commands,
      isLinked: () => true,
      wait: () => Promise.resolve(),
    });
    const onclose = vi.fn();
    render(BulkPanel, { bulk, onclose });
    await vi.waitFor(() => expect(bulk.counts.waiting).toBe(0));
    return { bulk, onclose };
  }
  const counts = () => screen.getByTestId('bulk-counts').textContent;

  it('some running, one refused_counts them and names the refused with its reason', async () => {
    await panel(['d1', 'd2', 'd3']);

    await vi.waitFor(() => expect(counts()).toBe('1 failed · 2 running'));
    expect(screen.getByRole('heading', { name: 'Lock · 3 devices' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Door d2' }).closest('li')?.textContent).toContain('(conflict)');
    expect(screen.queryByRole('button', { name: /^Retry/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Close' })).toBeNull();
  });

  it('all ended_offers to retry what did not succeed, and no more', async () => {
    const { bulk } = await panel(['d1', 'd2', 'd3']);
    end('d1', 'confirmed');
    end('d3', 'timedOut');
    await vi.waitFor(() => expect(counts()).toBe('1 done · 2 failed'));
    expect(screen.getByRole('link', { name: 'Door d3' }).closest('li')?.textContent).toContain('Result unknown');

    await fireEvent.click(screen.getByRole('button', { name: 'Retry 2 devices' }));

    await vi.waitFor(() => expect(counts()).toBe('1 done · 1 failed · 1 running'));
    expect(bulk.items.find(({ target }) => target.device === 'd1')?.command?.retryOf).toBeNull();
  });

  it('show all_lists also what succeeded', async () => {
    const { onclose } = await panel(['d1']);
    end('d1', 'confirmed');
    await vi.waitFor(() => expect(counts()).toBe('1 done'));
    expect(screen.queryByRole('link')).toBeNull();

    await fireEvent.click(screen.getByRole('button', { name: 'Show all' }));

    expect(screen.getByRole('link', { name: 'Door d1' }).closest('li')?.textContent).toContain('Confirmed by the device');
    await fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onclose).toHaveBeenCalledOnce();
  });
});
