import { router } from './router.svelte.ts';

const stored = 'campus.shortcuts';
/** After `g`, the letter of a place must follow within this time, ms. */
const patience = 1000;

export const goKeys = { w: '/', d: '/devices', y: '/garden', s: '/system/plugins' } as const satisfies Readonly<Record<string, string>>;

/** Keys without Ctrl that work wherever nobody types. A person can turn them off (WCAG 2.1.4). */
class Shortcuts {
  #on = $state(localStorage.getItem(stored) !== 'off');
  #goSince = Number.NEGATIVE_INFINITY;

  get on(): boolean {
    return this.#on;
  }

  set on(on: boolean) {
    this.#on = on;
    localStorage.setItem(stored, on ? 'on' : 'off');
  }

  /** Takes one half of "g d"; true when the key was one. */
  go(key: string, now: number): boolean {
    const target = now - this.#goSince < patience ? goKeys[key as keyof typeof goKeys] : undefined;
    this.#goSince = key === 'g' ? now : Number.NEGATIVE_INFINITY;
    if (target) router.go(target);
    return target !== undefined || key === 'g';
  }
}

export const shortcuts = new Shortcuts();

/** True where letters are text. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [role="dialog"], [role="menu"], [contenteditable]') !== null;
}
