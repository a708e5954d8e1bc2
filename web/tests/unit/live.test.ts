import { beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../src/live/clock.svelte.ts';
import { Live } from '../../src/live/live.svelte.ts';
import { FakeConnection, snapshot } from '../fakes.ts';

const devices = { kind: 'devices', ids: ['d1'] } as const;

describe('Live', () => {
  let connections: FakeConnection[];
  let prepare: (connection: FakeConnection) => void;
  let live: Live;
  const latest = () => connections.at(-1) as FakeConnection;

  beforeEach(() => {
    vi.useFakeTimers();
    connections = [];
    prepare = () => undefined;
    live = new Live(
      () => {
        const connection = new FakeConnection();
        prepare(connection);
        connections.push(connection);
        return connection;
      },
      () => Promise.resolve(),
    );
  });

  const settle = () => vi.advanceTimersByTimeAsync(20);

  it('open_when connected_subscribes and shows the snapshot', async () => {
    const stop = live.start();
    const view = live.open(devices);
    await settle();

    expect(latest().of('Subscribe')[0]?.args).toEqual([devices]);
    await latest().answer('Subscribe', snapshot());
    await settle();

    expect(view.state?.devices.get(3)?.id).toBe('d1');
    expect(live.link.kind).toBe('live');
    stop();
  });

  it('push_gap_asks for a resync and takes its snapshot', async () => {
    const stop = live.start();
    const view = live.open(devices);
    await settle();
    await latest().answer('Subscribe', snapshot());

    latest().push(1, 7, 3, { t: 1_000_500 });
    await settle();

    expect(latest().of('Resync')[0]?.args).toEqual([1, 0]);
    await latest().answer('Resync', snapshot({ seq: 3 }));
    await settle();
    expect(view.state?.seq).toBe(3);
    stop();
  });

  it('push_of a sequence that began anew_asks for a resync instead of being taken for old', async () => {
    const stop = live.start();
    live.open(devices);
    await settle();
    await latest().answer('Subscribe', snapshot({ seq: 500 }));

    latest().push(1, 7, 1, { t: 1_000_500 });

    expect(latest().of('Resync')[0]?.args).toEqual([1, 500]);
    stop();
  });

  it('push_before the answer to Subscribe_is applied after it', async () => {
    const stop = live.start();
    const view = live.open(devices);
    await settle();

    latest().push(1, 7, 1, { t: 1_000_500, n: [3], p: { 'lock.state': { i: [0], v: ['unlocked'], t: [0] } } });
    await latest().answer('Subscribe', snapshot());
    await settle();

    expect(view.state?.devices.get(3)?.properties['lock.state']?.value).toBe('unlocked');
    expect(latest().of('Resync')).toHaveLength(0);
    stop();
  });

  it('pushes in one frame_are shown once', async () => {
    const stop = live.start();
    const view = live.open(devices);
    await settle();
    await latest().answer('Subscribe', snapshot());
    await settle();

    latest().push(1, 7, 1, { t: 1_000_500 });
    latest().push(1, 7, 2, { t: 1_000_600 });

    expect(view.state?.seq).toBe(0);
    await settle();
    expect(view.state?.seq).toBe(2);
    stop();
  });

  it('reconnected_subscribes again and keeps the old data meanwhile', async () => {
    const stop = live.start();
    const view = live.open(devices);
    await settle();
    await latest().answer('Subscribe', snapshot());
    await settle();

    latest().drop();
    expect(live.link.kind).toBe('reconnecting');
    expect(view.state?.devices.size).toBe(1);
    latest().comeBack();
    await settle();

    expect(latest().of('Subscribe')).toHaveLength(2);
    await latest().answer('Subscribe', snapshot({ sub: 9, seq: 40 }));
    await settle();
    expect(view.state?.sub).toBe(9);
    stop();
  });

  it.each([
    [2_000, false],
    [9_000, true],
  ])('reconnected after %i ms_says that the page is up to date again: %s', async (away, isSaid) => {
    const stopClock = clock.start();
    const stop = live.start();
    await settle();

    latest().drop();
    await vi.advanceTimersByTimeAsync(away);
    latest().comeBack();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(live.isRestored).toBe(isSaid);
    await vi.advanceTimersByTimeAsync(4_000);

    expect(live.isRestored).toBe(false);
    stop();
    stopClock();
  });

  it('start refused_tries for ever', async () => {
    prepare = (connection) => {
      connection.failStarts = connections.length < 8 ? 1 : 0;
    };
    const stop = live.start();

    await vi.advanceTimersByTimeAsync(60_000);

    expect(connections.length).toBe(9);
    expect(live.link.kind).toBe('live');
    stop();
  });

  it('start with 401_stops and says so', async () => {
    const lost = vi.fn();
    live.onUnauthorized = lost;
    prepare = (connection) => {
      connection.failStarts = 99;
      connection.startError = Object.assign(new Error('Unauthorized'), { statusCode: 401 });
    };

    live.start();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(lost).toHaveBeenCalledTimes(1);
    expect(connections).toHaveLength(1);
  });

  it('close_unsubscribes, also when the snapshot is still on its way', async () => {
    const stop = live.start();
    const view = live.open(devices);
    await settle();

    view.close();
    await latest().answer('Subscribe', snapshot({ sub: 5 }));

    expect(latest().of('Unsubscribe')[0]?.args).toEqual([5]);
    stop();
  });

  it('hidden page_asks for one batch a second', async () => {
    const stop = live.start();
    await settle();
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);

    document.dispatchEvent(new Event('visibilitychange'));

    document.dispatchEvent(new Event('visibilitychange'));
    hidden.mockRestore();
    document.dispatchEvent(new Event('visibilitychange'));

    expect(
      latest()
        .of('SetRate')
        .map((call) => call.args),
    ).toEqual([[1], [20]]);
    stop();
  });

  it('moveWindow_sends the window and remembers where it begins', async () => {
    const stop = live.start();
    const view = live.open({ kind: 'query', filter: {}, window: { from: 0, count: 100 } });
    await settle();
    await latest().answer('Subscribe', snapshot());

    view.moveWindow({ from: 150, count: 120 });
    expect(latest().of('SetWindow')[0]?.args).toEqual([1, { from: 150, count: 120 }]);
    await latest().answer('SetWindow', snapshot({ seq: 1 }));
    await settle();

    expect(view.state?.from).toBe(150);
    stop();
  });

  it('subscription refused_is an error that retry clears', async () => {
    const stop = live.start();
    const view = live.open(devices);
    await settle();
    latest().of('Subscribe')[0]?.reject(new Error('No such view.'));
    await settle();
    expect(view.error).toBe('No such view.');

    view.retry();
    await latest().answer('Subscribe', snapshot());

    expect(view.error).toBeNull();
    stop();
  });
});
