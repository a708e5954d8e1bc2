/** Two live regions for screen readers; messages that come together are said together. */
class Announcer {
  #polite = $state('');
  #assertive = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  get polite(): string {
    return this.#polite;
  }

  get assertive(): string {
    return this.#assertive;
  }

  say(message: string, urgent = false): void {
    if (urgent) this.#assertive = this.#assertive ? `${this.#assertive}\n${message}` : message;
    else this.#polite = this.#polite ? `${this.#polite}\n${message}` : message;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#polite = '';
      this.#assertive = '';
    }, 2000);
  }
}

export const announcer = new Announcer();
