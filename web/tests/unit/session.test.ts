import { afterEach, describe, expect, it, vi } from 'vitest';
import { session } from '../../src/app/session.svelte.ts';

describe('session', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('the server is away when the console starts_is asked again until it answers', async () => {
    vi.useFakeTimers();
    const answer = { user: 'admin', roles: ['admin'], serverTime: '2026-11-22T10:00:00.000Z', timeZone: 'Asia/Shanghai' };
    let isThere = false;
    const asked = vi.fn(() =>
      isThere
        ? Promise.resolve(new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } }))
        : Promise.reject(new TypeError('refused')),
    );
    vi.stubGlobal('fetch', asked);

    const started = session.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.state.kind).toBe('away');
    expect(asked.mock.calls.length).toBeGreaterThan(8);
    isThere = true;
    session.kick();
    await started;

    expect(session.user).toBe('admin');
  });
});
