import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from '../../src/api/http.ts';
import type { Link } from '../../src/live/hubLink.svelte.ts';
import { Loader } from '../../src/live/loader.svelte.ts';

const away: Link = { kind: 'reconnecting', attempt: 1, since: 0, nextAt: 0 };
const live = (): Link => ({ kind: 'live', since: 0, gap: 10_000 });
const noAnswer = () => Promise.reject(new NetworkError('refused'));
const answer = () => Promise.resolve('data');
const problem = (status: number) => () => Promise.reject(new ApiError({ title: 'no', status, code: 'x' }));

async function settle() {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
  flushSync();
}

/** A loader with its answers one after the other, a link in the test's hand, and a page that looks at it. */
async function page(...answers: readonly (() => Promise<string>)[]) {
  let link = $state.raw<Link>(away);
  const load = vi.fn((_signal: AbortSignal) => (answers[load.mock.calls.length - 1] ?? noAnswer)());
  const loader = new Loader(load, () => link);
  let seen: string | null = '';
  const leave = $effect.root(() => {
    $effect(() => {
      seen = loader.error ? 'failed' : loader.data;
    });
  });
  await loader.run();
  await settle();
  return {
    load,
    loader,
    leave,
    seen: () => seen,
    link: async (next: Link) => {
      link = next;
      await settle();
    },
  };
}

describe('Loader', () => {
  it('failed while the server was away_loads again when the link is back', async () => {
    const { seen, link, load, leave } = await page(noAnswer, answer);
    expect(seen()).toBe('failed');

    await link(live());

    expect(seen()).toBe('data');
    expect(load).toHaveBeenCalledTimes(2);
    leave();
  });

  it.each([502, 503, 504])('answered %d by what stands before the host_loads again as well', async (status) => {
    const { seen, link, leave } = await page(problem(status), answer);

    await link(live());

    expect(seen()).toBe('data');
    leave();
  });

  it.each([400, 404, 500])('answered %d by the host itself_is not asked again', async (status) => {
    const { seen, link, load, leave } = await page(problem(status), answer);

    await link(live());

    expect(seen()).toBe('failed');
    expect(load).toHaveBeenCalledTimes(1);
    leave();
  });

  it('failed again under the new link_waits for the next one instead of asking without end', async () => {
    const { load, link, seen, leave } = await page(noAnswer, noAnswer, answer);

    await link(live());
    await settle();
    expect(load).toHaveBeenCalledTimes(2);
    await link(away);
    expect(load).toHaveBeenCalledTimes(2);
    await link(live());

    expect(seen()).toBe('data');
    leave();
  });

  it('link back before the failure is known_loads again when it is', async () => {
    let fail: () => void = () => undefined;
    const { loader, link, load, seen, leave } = await page(
      answer,
      () =>
        new Promise((_, reject) => {
          fail = () => reject(new NetworkError('reset'));
        }),
      answer,
    );
    void loader.run();
    await link(live());
    expect(load).toHaveBeenCalledTimes(2);

    fail();
    await settle();
    await settle();

    expect(load).toHaveBeenCalledTimes(3);
    expect(seen()).toBe('data');
    leave();
  });

  it('nobody looks any more_does not load', async () => {
    const { load, link, leave } = await page(noAnswer, answer);
    leave();
    await settle();

    await link(live());

    expect(load).toHaveBeenCalledTimes(1);
  });

  it('what was there_stays while it loads again', async () => {
    const { loader, link, seen, leave } = await page(answer, noAnswer, () => new Promise(() => undefined));
    await loader.run();
    await settle();
    expect(seen()).toBe('failed');

    await link(live());

    expect(seen()).toBe('data');
    expect(loader.busy).toBe(true);
    leave();
  });
});
