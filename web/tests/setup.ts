import { cleanup } from '@testing-library/svelte';
import { afterEach, vi } from 'vitest';
import en from '../src/i18n/en.json';
import { i18n } from '../src/i18n/index.svelte.ts';

i18n.give('en', en);

// happy-dom has no layout; tests that need sizes give their own.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
