import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { VersionedProgramme } from '../../src/api/gardenDefinition.ts';
import type { RunningBed } from '../../src/api/gardenWire.ts';
import { ApiError } from '../../src/api/http.ts';
import { Draft } from '../../src/features/garden/draft.svelte.ts';
import Minutes from '../../src/features/garden/Minutes.svelte';
import Moisture from '../../src/features/garden/Moisture.svelte';
import { GardenModel, refusal } from '../../src/features/garden/model.svelte.ts';
import Notices from '../../src/features/garden/Notices.svelte';
import Now from '../../src/features/garden/Now.svelte';
import PauseSheet from '../../src/features/garden/PauseSheet.svelte';
import { newProgramme } from '../../src/features/garden/programme.ts';
import Week from '../../src/features/garden/Week.svelte';
import { setTimeZone } from '../../src/i18n/format.ts';
import { clock } from '../../src/live/clock.svelte.ts';
import { gardenView } from '../fakes.ts';

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' },
  });

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const running: RunningBed = {
  bed: 'tomato',
  bedName: 'Tomato',
  supply: 'pump',
  run: 'morning@2026-11-24#0',
  title: 'Morning',
  by: null,
  phase: 'open',
  start: new Date(Date.now() - 60_000).toISOString(),
  end: new Date(Date.now() + 600_000).toISOString(),
  secondsLeft: 600,
  secondsTotal: 660,
  litres: 10,
  flow: 6.2,
  cycle: 0,
  cycles: 1,
};

function model(): GardenModel {
  const made = new GardenModel('garden');
  vi.spyOn(made, 'may').mockReturnValue(true);
  return made;
}

describe('Now', () => {
  it('stop_acts at once without a dialog and is asked until the valve has confirmed', async () => {
    const sent: unknown[] = [];
    vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
      if (url.endsWith('/requests')) sent.push(JSON.parse(String(init?.body)));
      return json({ items: [], runs: [], slots: [], view: gardenView() });
    });
    const garden = model();
    const shown = render(Now, { model: garden, view: gardenView({ running: [running] }) });

    await fireEvent.click(screen.getByRole('button', { name: 'Stop this bed' }));

    expect(sent).toMatchObject([{ kind: 'stopBed', bed: 'tomato' }]);
    expect(screen.getByText(/Stop asked, waiting for the valve/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Stopping…' }).hasAttribute('disabled')).toBe(true);

    const after = gardenView({ at: new Date(Date.now() + 60_000).toISOString() });
    garden.prove(after);
    await shown.rerender({ view: after });

    expect(screen.getByText(/Tomato stopped, the valve has confirmed/)).toBeTruthy();
  });

  it('prove_a view from before the stop_proves nothing', async () => {
    vi.stubGlobal('fetch', async () => json({ items: [], runs: [], slots: [], view: gardenView() }));
    const garden = model();
    await garden.stop([running], false);

    garden.prove(gardenView({ at: new Date(Date.now() - 60_000).toISOString() }));

    expect(garden.stops).toMatchObject([{ bed: 'tomato', confirmedAt: null }]);
  });

  it('stop refused_is not shown as asked', async () => {
    vi.stubGlobal('fetch', async (url: string) =>
      url.endsWith('/requests') ? json({ title: 'x', status: 403, code: 'forbidden' }, 403) : json({ items: [], runs: [], slots: [] }),
    );
    const garden = model();

    await garden.stop([running], false);

    expect(garden.stops).toEqual([]);
  });
});

describe('Draft', () => {
  const programme = { ...newProgramme('Morning', ['tomato']), id: 'morning' };
  const base: VersionedProgramme = { version: 1, programme, by: 'A', at: '2026-11-24T00:00:00Z' };

  it('save_another was first_keeps mine, shows theirs, and the next save goes over their version', async () => {
    const theirs: VersionedProgramme = { version: 2, programme: { ...programme, enabled: false }, by: 'B', at: '2026-11-24T00:01:00Z' };
    const sent: { version: number }[] = [];
    vi.stubGlobal('fetch', async (_url: string, init?: RequestInit) => {
      const body = JSON.parse(String(init?.body)) as { version: number };
      sent.push(body);
      return body.version === 1
        ? json({ title: 'conflict', status: 409, code: 'conflict', current: theirs }, 409)
        : json({ ...body, by: 'A', at: theirs.at, effect: { from: theirs.at, text: { en: 'ok', zh: '好' }, firstRun: null } });
    });
    const draft = new Draft('garden', base, programme);
    draft.set({ name: 'Mine' });

    expect(await draft.save()).toBeNull();
    expect(draft.theirs?.saved?.by).toBe('B');
    expect(draft.programme).toMatchObject({ name: 'Mine', enabled: false });

    expect(await draft.save()).not.toBeNull();
    expect(sent.map((each) => each.version)).toEqual([1, 2]);
  });

  it('save_another removed it_keeps mine and makes it again', async () => {
    const methods: (string | undefined)[] = [];
    vi.stubGlobal('fetch', async (_url: string, init?: RequestInit) => {
      methods.push(init?.method);
      return init?.method === 'PUT'
        ? json({ title: 'conflict', status: 409, code: 'conflict', current: null }, 409)
        : json({ ...base, effect: { from: base.at, text: { en: 'ok', zh: '好' }, firstRun: null } }, 201);
    });
    const draft = new Draft('garden', base, programme);
    draft.set({ name: 'Mine' });

    await draft.save();
    await draft.save();

    expect(draft.programme.name).toBe('Mine');
    expect(methods).toEqual(['PUT', 'POST']);
  });
});

describe('Minutes', () => {
  it('press_is one step; held down_five at a time', async () => {
    vi.useFakeTimers();
    const onchange = vi.fn();
    render(Minutes, { label: 'Tomato', value: 10, unit: 'min', onchange });
    const more = screen.getByRole('button', { name: 'More: Tomato' });

    await fireEvent.click(more);
    expect(onchange).toHaveBeenLastCalledWith(11);

    await fireEvent.pointerDown(more);
    vi.advanceTimersByTime(500);
    await fireEvent.pointerUp(more);
    await fireEvent.click(more);
    expect(onchange).toHaveBeenLastCalledWith(15);
    expect(onchange).toHaveBeenCalledTimes(2);
  });
});

describe('Moisture', () => {
  it('old reading_says so with its age and keeps the number', () => {
    const [bed] = gardenView().beds;
    if (!bed) throw new Error('The view has a bed.');
    render(Moisture, {
      bed: {
        ...bed,
        moisture: { value: 44, time: new Date(Date.now() - 21_600_000).toISOString(), stale: true, source: { en: 'SP-1', zh: 'SP-1' } },
      },
    });

    expect(screen.getByText(/Moisture 44% \(.* old\)/)).toBeTruthy();
  });

  it('no reading_shows no number', async () => {
    const [bed] = gardenView().beds;
    if (!bed) throw new Error('The view has a bed.');
    render(Moisture, { bed: { ...bed, moisture: { value: null, time: null, stale: true, source: { en: 'SP-1', zh: 'SP-1' } } } });

    await waitFor(() => expect(screen.getByText('Moisture unknown')).toBeTruthy());
  });
});

describe('Week', () => {
  const run = {
    run: 'morning@2126-11-20#0',
    programme: 'morning',
    title: 'Morning',
    due: '2126-11-20T08:00:00.000Z',
    start: '2126-11-20T08:00:00.000Z',
    end: '2126-11-20T08:10:00.000Z',
    litres: 10,
    seconds: 600,
    by: null,
    skips: [],
    notes: [],
  };

  it.each([
    ['Skip this run', { kind: 'skipRun' }],
    ['Move to this time', { kind: 'moveRun' }],
  ])('%s_closes the sheet and is asked of the server', async (button, wanted) => {
    vi.useFakeTimers({ now: Date.parse('2126-11-20T04:00:00Z'), toFake: ['Date'] });
    const sent: unknown[] = [];
    vi.stubGlobal('fetch', async (_url: string, init?: RequestInit) => {
      if (init?.body) sent.push(JSON.parse(String(init.body)));
      return json({ items: [], runs: [], slots: [], view: gardenView() });
    });
    clock.start()();
    const garden = model();
    garden.plan.set({ from: '', to: '', runs: [run], slots: [] });
    render(Week, { model: garden, view: gardenView(), onedit: () => undefined });

    await fireEvent.click(screen.getByRole('button', { name: /^Morning/ }));
    if (wanted.kind === 'moveRun') await fireEvent.click(await screen.findByRole('button', { name: 'Change time' }));
    await fireEvent.click(await screen.findByRole('button', { name: button }));

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(sent).toMatchObject([{ ...wanted, run: run.run, due: run.due }]);
  });
});

describe('Notices', () => {
  const away = (bed: string) => ({ code: 'offline', text: { en: `${bed}: away`, zh: bed }, bed, supply: null, device: 'v' });

  it('several beds away_are one notice', () => {
    const beds = ['Tomato', 'Lettuce'].map((name) => ({ ...gardenView().beds[0], id: name.toLowerCase(), name }));
    render(Notices, { model: model(), view: gardenView({ beds: beds as never, notices: [away('tomato'), away('lettuce')] }) });

    expect(screen.getAllByRole('listitem').map((item) => item.textContent?.trim())).toEqual([
      'The valves’ controller cannot be reached: Tomato, Lettuce',
    ]);
  });

  it('a bed that is out of use_can be used again only beside the notice that says so', () => {
    const lockOut = { at: '', reason: { en: 'x', zh: 'x' }, needsPerson: true };
    const beds = [{ ...gardenView().beds[0], lockOut }];
    render(Notices, {
      model: model(),
      view: gardenView({ beds: beds as never, notices: [away('tomato'), { ...away('tomato'), code: 'lockedOut' }] }),
    });

    expect(screen.getAllByRole('button', { name: 'Use it again' })).toHaveLength(1);
  });
});

describe('refusal', () => {
  it('problems in both languages_are told in the page’s', () => {
    const texts = { 'programmes.a.name': { en: 'Please fill in: name.', zh: '请填写：名称。' } };

    const text = refusal(new ApiError({ title: 'invalid', status: 400, code: 'invalid', detail: 'Not stored', texts }));

    expect(text).toBe('Please fill in: name.');
  });
});

describe('PauseSheet', () => {
  it('for the rest of today_on a day of 25 hours_ends at the next midnight', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-10-24T22:10:00Z'), toFake: ['Date'] }); // 00:10 in Berlin
    setTimeZone('Europe/Berlin');
    clock.start()(); // it reads the time once
    const sent: unknown[] = [];
    vi.stubGlobal('fetch', async (_url: string, init?: RequestInit) => {
      sent.push(JSON.parse(String(init?.body)));
      return json({ items: [], runs: [], slots: [], view: gardenView() });
    });
    render(PauseSheet, { model: model(), onclose: () => undefined });

    await fireEvent.click(screen.getByRole('button', { name: /^Pause until/ }));

    expect(sent).toMatchObject([{ kind: 'pause', until: '2026-10-25T23:00:00.000Z' }]);
    setTimeZone('Asia/Shanghai');
  });
});
