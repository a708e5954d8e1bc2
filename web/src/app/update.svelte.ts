/** The name of the script that an index page starts; it changes with every build. */
export function entryOf(page: string): string | null {
  return /<script[^>]*type="module"[^>]*src="([^"]+)"/.exec(page)?.[1] ?? null;
}

const least = 60_000;

/** Whether the server has a newer console than the one that runs here. */
class Update {
  #ready = $state(false);
  #askedAt = Number.NEGATIVE_INFINITY;
  readonly #running = document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null;

  get ready(): boolean {
    return this.#ready;
  }

  /** Looks, at most once a minute; a server that does not answer has nothing new. */
  look = async (): Promise<void> => {
    if (this.#ready || this.#running === null || performance.now() - this.#askedAt < least) return;
    this.#askedAt = performance.now();
    try {
      const response = await fetch('/', { cache: 'no-store' });
      const entry = response.ok ? entryOf(await response.text()) : null;
      this.#ready = entry !== null && entry !== this.#running;
    } catch {
      // Away: it is asked again after the next connection.
    }
  };
}

export const update = new Update();
