export type Theme = 'light' | 'dark';

/** Light or dark: the system's until a person chooses (public/theme.js paints it before the first frame). */
class ThemeChoice {
  #theme = $state<Theme>(document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light');

  get theme(): Theme {
    return this.#theme;
  }

  toggle(): void {
    this.#theme = this.#theme === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = this.#theme;
    localStorage.setItem('campus.theme', this.#theme);
  }
}

export const theme = new ThemeChoice();
