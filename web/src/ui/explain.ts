import { ApiError, NetworkError } from '../api/http.ts';
import { t, tx, word } from '../i18n/index.svelte.ts';

/** What the server found wrong with single fields, by path, in the page's language where it has both. */
export function fieldProblems(error: unknown): Readonly<Record<string, readonly string[]>> {
  if (!(error instanceof ApiError)) return {};
  const texts = Object.entries(error.problem.texts ?? {}).map(([path, text]) => [path, [tx(text)]] as const);
  return { ...error.problem.errors, ...Object.fromEntries(texts) };
}

/** What a failed call means, for people. */
export function explain(error: unknown): string {
  if (error instanceof NetworkError) return t('error.network');
  if (error instanceof ApiError) {
    const known = word('problem', error.code);
    const fields = Object.values(fieldProblems(error)).flat();
    const detail = fields.length > 0 ? fields.join(' ') : tx(error.problem.text) || error.problem.detail;
    return detail && detail !== known ? t('error.withDetail', { text: known === error.code ? error.problem.title : known, detail }) : known;
  }
  return t('error.unexpected');
}
