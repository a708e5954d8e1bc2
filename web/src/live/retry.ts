import type { IRetryPolicy, RetryContext } from '@microsoft/signalr';

const steps: readonly number[] = [0, 500, 1000, 2000];

/** 0, 0.5, 1, 2, then 5 s ± 20 %, for ever: a console on a wall has to come back by itself. */
export class ForeverRetry implements IRetryPolicy {
  readonly #random: () => number;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  nextRetryDelayInMilliseconds(context: Pick<RetryContext, 'previousRetryCount'>): number {
    return steps[context.previousRetryCount] ?? 5000 * (0.8 + 0.4 * this.#random());
  }
}
