import { afterEach, describe, expect, it } from 'vitest';
import { router } from '../../src/app/router.svelte.ts';

let stop: () => void = () => undefined;

afterEach(() => {
  stop();
  document.body.replaceChildren();
});

/** True when the router took the click: the browser itself then does nothing. */
function clicked(html: string): boolean {
  document.body.innerHTML = html;
  stop = router.start();
  return !(document.querySelector('a')?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })) ?? true);
}

describe('router', () => {
  it('a link to a page_is followed without a load', () => {
    expect(clicked('<a href="/garden/beds">beds</a>')).toBe(true);
  });

  it('a file to download without a name of its own_is left to the browser', () => {
    expect(clicked('<a href="/api/gardens/a/records.csv" download>csv</a>')).toBe(false);
  });
});
