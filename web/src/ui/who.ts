import { i18n } from '../i18n/index.svelte.ts';

/** Who did something: a person's name as it is, a part of the platform in the page's language. */
export const who = (by: string): string => i18n.lookup(`by.${by}`) ?? by;
