import type { Text } from '../api/wire.ts';
import type messages from './zh-CN.json';

export type Key = keyof typeof messages;
export type Locale = 'zh-CN' | 'en';
export type Params = Readonly<Record<string, string | number>>;
export type Messages = Readonly<Record<Key, string>>;

const load: Readonly<Record<Locale, () => Promise<{ readonly default: Messages }>>> = {
  'zh-CN': () => import('./zh-CN.json'),
  en: () => import('./en.json'),
};

const stored = 'campus.locale';

/** Fills `{name}` and, for counts, `{name|one|other}`. */
export function fill(template: string, params: Params, locale: Locale): string {
  return template.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one: string | undefined, other: string | undefined) => {
      const value = params[name];
      if (value === undefined) return whole;
      if (one === undefined || other === undefined) return String(value);
      return new Intl.PluralRules(locale).select(Number(value)) === 'one' ? one : other;
    },
  );
}

class I18n {
  #locale = $state<Locale>('zh-CN');
  #messages = $state.raw<Messages | null>(null);

  get locale(): Locale {
    return this.#locale;
  }

  get language(): keyof Text {
    return this.#locale === 'en' ? 'en' : 'zh';
  }

  get ready(): boolean {
    return this.#messages !== null;
  }

  /** Loads a locale and makes it the page's; remembered on this device when `remember` is set. */
  async use(locale: Locale, remember = false): Promise<void> {
    this.give(locale, (await load[locale]()).default);
    if (remember) localStorage.setItem(stored, locale);
  }

  give(locale: Locale, messages: Messages): void {
    this.#messages = messages;
    this.#locale = locale;
    document.documentElement.lang = locale;
  }

  lookup(key: string): string | undefined {
    return (this.#messages as Readonly<Record<string, string>> | null)?.[key];
  }
}

export const i18n = new I18n();

/** The text of a key in the page's language. */
export function t(key: Key, params: Params = {}): string {
  return fill(i18n.lookup(key) ?? key, params, i18n.locale);
}

/** A name from the server in the page's language; the other one when it is missing. */
export function tx(text: Text | null | undefined): string {
  if (!text) return '';
  return text[i18n.language] || text.en || text.zh;
}

/** A server word (`reason`, `advice`, `state`…) in the page's language: the whole word, then the part before the dot, then the word itself. */
export function word(family: 'reason' | 'problem', name: string): string {
  return i18n.lookup(`${family}.${name}`) ?? i18n.lookup(`${family}.${name.split('.')[0]}`) ?? name;
}

/** What a person can do about a reason; empty when there is nothing to say. */
export function advice(reason: string): string {
  return i18n.lookup(`advice.${reason}`) ?? i18n.lookup(`advice.${reason.split('.')[0]}`) ?? '';
}

export function initialLocale(): Locale {
  return document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
}
