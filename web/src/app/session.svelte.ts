import { api } from '../api/calls.ts';
import { ApiError, whenUnauthorized } from '../api/http.ts';
import type { Session } from '../api/wire.ts';
import { setTimeZone } from '../i18n/format.ts';
import { clock } from '../live/clock.svelte.ts';
import { commands } from '../live/commands.svelte.ts';
import { live } from '../live/live.ts';
import { Pause } from '../live/pause.ts';
import { ForeverRetry } from '../live/retry.ts';
import { router } from './router.svelte.ts';

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'out' }
  | { readonly kind: 'in'; readonly session: Session }
  | { readonly kind: 'away' };

/** Who is signed in. A 401 anywhere leads to the sign-in page and, after it, back to where one was. */
class SessionHolder {
  readonly #retry = new ForeverRetry();
  readonly #pause = new Pause();
  #state = $state.raw<State>({ kind: 'asking' });

  get state(): State {
    return this.#state;
  }

  get user(): string {
    return this.#state.kind === 'in' ? this.#state.session.user : '';
  }

  /** Asks who is signed in, until a server answers. */
  async start(): Promise<void> {
    whenUnauthorized(() => this.lose());
    live.onUnauthorized = () => this.lose();
    for (let attempt = 0; this.#state.kind === 'asking' || this.#state.kind === 'away'; attempt++) {
      try {
        this.#enter(await api.session());
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) this.lose();
        else {
          this.#state = { kind: 'away' };
          await this.#pause.wait(this.#retry.nextRetryDelayInMilliseconds({ previousRetryCount: attempt }));
        }
      }
    }
  }

  /** Asks the server at once instead of waiting for the next turn. */
  kick = (): void => this.#pause.end();

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
