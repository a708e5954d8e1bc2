import { afterEach, describe, expect, it } from 'vitest';
import { router } from '../../src/app/router.svelte.ts';
import { shortcuts } from '../../src/app/shortcuts.svelte.ts';

describe('go', () => {
  afterEach(() => router.go('/'));

  it('g then a place_goes there', () => {
    expect(shortcuts.go('g', 1000)).toBe(true);
    expect(shortcuts.go('d', 1500)).toBe(true);
    expect(router.route.name).toBe('devices');
  });

  it.each([
    [
      'too late',
      [
        ['g', 1000],
        ['d', 2000],
      ],
    ],
    [
      'another key between',
      [
        ['g', 1000],
        ['x', 1100],
        ['d', 1200],
      ],
    ],
    ['no g', [['d', 1000]]],
  ] as const)('%s_goes nowhere', (_, keys) => {
    for (const [key, at] of keys) shortcuts.go(key, at);

    expect(router.route.name).toBe('watch');
  });
});
