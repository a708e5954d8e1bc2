import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError, send, whenUnauthorized, withQuery } from '../../src/api/http.ts';
import { newId } from '../../src/api/uuid.ts';
import { match } from '../../src/app/router.svelte.ts';
import { safeReturn } from '../../src/app/session.svelte.ts';

const answer = (status: number, body: unknown, type = 'application/problem+json') =>
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': type } }))),
  );

afterEach(() => {
  vi.unstubAllGlobals();
  whenUnauthorized(() => undefined);
});

describe('send', () => {
  it('every request_carries the header against forgery', async () => {
    answer(200, {}, 'application/json');

    await send('GET', '/api/summary');

    const init = vi.mocked(fetch).mock.calls[0]?.[1];
    expect(init?.headers).toMatchObject({ 'X-Requested-With': 'SmartCampus' });
  });

  it('a problem_becomes a typed error', async () => {
    answer(400, {
      title: 'Not valid',
      status: 400,
      code: 'invalid',
      detail: 'Unit is 300.',
      errors: { unit: ['Unit is 300; it must be from 1 to 247.'] },
    });

    const error = await send('POST', '/api/devices', { body: {} }).catch((caught: unknown) => caught);

    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: 'invalid',
      status: 400,
      problem: { errors: { unit: ['Unit is 300; it must be from 1 to 247.'] } },
    });
  });

  it('an answer that is no problem document_keeps its status', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } })));

    await expect(send('GET', '/api/x')).rejects.toMatchObject({ code: 'http502' });
  });

  it.each([
    ['unauthorized', 1],
    ['badCredentials', 0],
  ])('401 %s_leads to the sign-in page %s times', async (code, times) => {
    const lost = vi.fn();
    whenUnauthorized(lost);
    answer(401, { title: '', status: 401, code });

    await expect(send('GET', '/api/x')).rejects.toBeInstanceOf(ApiError);

    expect(lost).toHaveBeenCalledTimes(times);
  });

  it('no answer_is a network error', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));

    await expect(send('GET', '/api/x')).rejects.toBeInstanceOf(NetworkError);
  });

  it('withQuery_leaves empty filters out', () => {
    expect(withQuery('/a', { q: '', place: 'campus/library', limit: 5, after: undefined })).toBe('/a?place=campus%2Flibrary&limit=5');
  });
});

describe('newId', () => {
  it('without a secure context_is a version 4 UUID all the same', () => {
    const id = newId({ getRandomValues: (bytes) => crypto.getRandomValues(bytes) });

    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('routes', () => {
  it.each([
    ['/', { name: 'watch' }],
    ['/devices', { name: 'devices' }],
    ['/devices/DR%2F1', { name: 'device', id: 'DR/1' }],
    ['/system', { name: 'system', tab: 'plugins' }],
    ['/system/lines', { name: 'system', tab: 'lines' }],
    ['/system/nope', { name: 'notFound' }],
    ['/a/b/c', { name: 'notFound' }],
  ])('match_%s', (path, route) => {
    expect(match(path)).toEqual(route);
  });

  it.each([
    ['/devices?q=a', '/devices?q=a'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['/sign-in?to=/', '/'],
  ])('safeReturn_%s', (to, safe) => {
    expect(safeReturn(to)).toBe(safe);
  });
});
