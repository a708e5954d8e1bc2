import { api } from '../api/calls.ts';
import { ApiError, whenUnauthorized } from '../api/http.ts';
import type { Session } from '../api/wire.ts';
import { setTimeZone } from '../i18n/format.ts';
import { clock } from '../live/clock.svelte.ts';
import { commands } from '../live/commands.svelte.ts';
import { live } from '../live/live.ts';
import { router } from './router.svelte.ts';

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'out' }
  | { readonly kind: 'in'; readonly session: Session }
  | { readonly kind: 'away' };

/** Who is signed in. A 401 anywhere leads to the sign-in page and, after it, back to where one was. */
class SessionHolder {
  #state = $state.raw<State>({ kind: 'asking' });

  get state(): State {
    return this.#state;
  }

  get user(): string {
    return this.#state.kind === 'in' ? this.#state.session.user : '';
  }

  async start(): Promise<void> {
    whenUnauthorized(() => this.lose());
    live.onUnauthorized = () => this.lose();
    this.#state = { kind: 'asking' };
    try {
      this.#enter(await api.session());
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) this.lose();
      else this.#state = { kind: 'away' };
    }
  }

  async signIn(user: string, password: string): Promise<void> {
    this.#enter(await api.signIn(user, password));
    if (router.route.name === 'signIn') router.go(safeReturn(router.query('to')), { replace: true });
  }

  async signOut(): Promise<void> {
    await api.signOut();
    this.#state = { kind: 'out' };
    router.go('/sign-in');
  }

  lose(): void {
    this.#state = { kind: 'out' };
    if (router.route.name === 'signIn') return;
    const here = router.url.pathname + router.url.search;
    router.go(here === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(here)}`, { replace: true });
  }

  #enter(session: Session): void {
    clock.heard(Date.parse(session.serverTime));
    setTimeZone(session.timeZone);
    commands.user = session.user;
    this.#state = { kind: 'in', session };
  }
}

/** Only paths of this console: an address from the query must not lead elsewhere. */
export function safeReturn(to: string): string {
  return /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/';
}

export const session = new SessionHolder();
