export type Route =
  | { readonly name: 'watch' }
  | { readonly name: 'devices' }
  | { readonly name: 'addDevice' }
  | { readonly name: 'device'; readonly id: string }
  | { readonly name: 'system'; readonly tab: SystemTab }
  | { readonly name: 'garden'; readonly tab: GardenTab }
  | { readonly name: 'signIn' }
  | { readonly name: 'notFound' };

export const systemTabs = ['plugins', 'lines', 'drivers', 'uplinks', 'demo', 'access'] as const;
export type SystemTab = (typeof systemTabs)[number];

export const gardenTabs = ['plan', 'beds', 'records', 'setup'] as const;
export type GardenTab = (typeof gardenTabs)[number];

/** Which page an address means. */
export function match(path: string): Route {
  const [first = '', second, ...rest] = path.replace(/^\/|\/$/g, '').split('/');
  if (rest.length > 0) return { name: 'notFound' };
  if (second === undefined) {
    if (first === '') return { name: 'watch' };
    if (first === 'devices') return { name: 'devices' };
    if (first === 'add-device') return { name: 'addDevice' };
    if (first === 'garden') return { name: 'garden', tab: 'plan' };
    if (first === 'sign-in') return { name: 'signIn' };
    if (first === 'system') return { name: 'system', tab: 'plugins' };
    return { name: 'notFound' };
  }
  if (first === 'devices') return { name: 'device', id: decodeURIComponent(second) };
  const part = gardenTabs.find((known) => known === second);
  if (first === 'garden' && part) return { name: 'garden', tab: part };
  const tab = systemTabs.find((known) => known === second);
  return first === 'system' && tab ? { name: 'system', tab } : { name: 'notFound' };
}

export const devicePath = (id: string) => `/devices/${encodeURIComponent(id)}`;

/** Where the browser is: the route and the filters in the query. Back and forward work; every view is a link. */
class Router {
  #url = $state.raw(new URL(location.href));

  get url(): URL {
    return this.#url;
  }

  readonly route = $derived(match(this.#url.pathname));

  query(name: string): string {
    return this.#url.searchParams.get(name) ?? '';
  }

  go(to: string, options: { readonly replace?: boolean } = {}): void {
    const next = new URL(to, location.origin);
    if (next.href !== this.#url.href) history[options.replace ? 'replaceState' : 'pushState'](null, '', next);
    this.#url = next;
  }

  /** The present address with some filters changed; empty ones vanish. */
  with(changes: Readonly<Record<string, string | null>>): string {
    const next = new URL(this.#url);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.searchParams.set(name, value);
      else next.searchParams.delete(name);
    }
    return next.pathname + next.search;
  }

  start(): () => void {
    const pop = () => {
      this.#url = new URL(location.href);
    };
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.go(link.href);
    };
    window.addEventListener('popstate', pop);
    document.addEventListener('click', click);
    return () => {
      window.removeEventListener('popstate', pop);
      document.removeEventListener('click', click);
    };
  }
}

export const router = new Router();
