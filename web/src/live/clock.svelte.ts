/** Server time in the browser, ticking once a second (and at 5 Hz while something running is watched). */
class Clock {
  #offset = Number.NaN;
  #now = $state(Date.now());
  #fastNow = $state(Date.now());
  #fast = 0;

  /** ms since 1970, server time; reactive at 1 Hz. */
  get now(): number {
    return this.#now;
  }

  /** The same at 5 Hz; use only between {@link watchClosely} and its disposer. */
  get closeNow(): number {
    return this.#fastNow;
  }

  /** Not reactive, always exact. */
  read(): number {
    return Date.now() + (Number.isNaN(this.#offset) ? 0 : this.#offset);
  }

  /** A word from the server that carried its time. The least delayed one counts; old ones fade by 1 ms each. */
  heard(serverTime: number): void {
    const candidate = serverTime - Date.now();
    const faded = this.#offset - 1;
    this.#offset = Number.isNaN(faded) || candidate > faded || faded - candidate > 60_000 ? candidate : faded;
  }

  start(): () => void {
    const slow = setInterval(() => {
      this.#now = this.read();
    }, 1000);
    const quick = setInterval(() => {
      if (this.#fast > 0) this.#fastNow = this.read();
    }, 200);
    this.#now = this.read();
    return () => {
      clearInterval(slow);
      clearInterval(quick);
    };
  }

  watchClosely(): () => void {
    this.#fast += 1;
    this.#fastNow = this.read();
    return () => {
      this.#fast -= 1;
    };
  }
}

export const clock = new Clock();
