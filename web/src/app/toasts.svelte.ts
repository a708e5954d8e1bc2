export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'ok' | 'crit';
  /** What can be done about it while the note is there, such as taking it back. */
  readonly action?: { readonly name: string; readonly run: () => void } | undefined;
}

/** Short notes at the bottom of the page; each leaves by itself. */
class Toasts {
  #list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  get list(): readonly Toast[] {
    return this.#list;
  }

  show(text: string, tone: Toast['tone'] = 'plain', milliseconds = 6000, action?: Toast['action']): void {
    const id = this.#next++;
    this.#list = [...this.#list.slice(-2), { id, text, tone, action }];
    setTimeout(() => this.close(id), milliseconds);
  }

  close(id: number): void {
    this.#list = this.#list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
