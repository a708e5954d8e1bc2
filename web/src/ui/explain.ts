import { ApiError, NetworkError } from '../api/http.ts';
import { t, word } from '../i18n/index.svelte.ts';

/** What a failed call means, for people. */
export function explain(error: unknown): string {
  if (error instanceof NetworkError) return t('error.network');
  if (error instanceof ApiError) {
    const known = word('problem', error.code);
    const fields = Object.values(error.problem.errors ?? {}).flat();
    const detail = fields.length > 0 ? fields.join(' ') : error.problem.detail;
    return detail && detail !== known ? t('error.withDetail', { text: known === error.code ? error.problem.title : known, detail }) : known;
  }
  return t('error.unexpected');
}
