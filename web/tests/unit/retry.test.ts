import { expect, it } from 'vitest';
import { ForeverRetry } from '../../src/live/retry.ts';

it('nextRetryDelay_first attempts_are quick', () => {
  const policy = new ForeverRetry(() => 0.5);

  expect([0, 1, 2, 3, 4].map((previousRetryCount) => policy.nextRetryDelayInMilliseconds({ previousRetryCount }))).toEqual([
    0, 500, 1000, 2000, 5000,
  ]);
});

it('nextRetryDelay_later attempts_stay within 5 s ± 20 %, for ever', () => {
  const delays = [0, 0.999].map((random) => new ForeverRetry(() => random).nextRetryDelayInMilliseconds({ previousRetryCount: 100_000 }));

  expect(delays[0]).toBe(4000);
  expect(delays[1]).toBeCloseTo(6000, -1);
});
