import { afterEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../src/api/http.ts';
import en from '../../src/i18n/en.json';
import { i18n } from '../../src/i18n/index.svelte.ts';
import zh from '../../src/i18n/zh-CN.json';
import { explain, fieldProblems } from '../../src/ui/explain.ts';

const bad = new ApiError({
  title: 'invalid',
  status: 400,
  code: 'invalid',
  detail: "'unit' is 300; it must be from 0 to 255.",
  errors: { 'settings.unit': ["'unit' is 300; it must be from 0 to 255"], other: ['only English'] },
  texts: { 'settings.unit': { en: "'unit' is 300; it must be from 0 to 255", zh: '“从站地址”是 300；应在 0 到 255 之间' } },
});

describe('problems of the server in the page language', () => {
  afterEach(() => i18n.give('en', en));

  it('fieldProblems_has the Chinese words where the server gave them', () => {
    i18n.give('zh-CN', zh);

    expect(fieldProblems(bad)).toEqual({ 'settings.unit': ['“从站地址”是 300；应在 0 到 255 之间'], other: ['only English'] });
    expect(explain(bad)).toContain('“从站地址”是 300');
  });

  it('fieldProblems_is English on an English page', () => {
    expect(fieldProblems(bad)['settings.unit']).toEqual(["'unit' is 300; it must be from 0 to 255"]);
  });

  it('explain_a reason in both languages_takes the page one', () => {
    i18n.give('zh-CN', zh);
    const refused = new ApiError({
      title: 'refused',
      status: 409,
      code: 'refused',
      detail: 'A profile is bad',
      text: { en: 'A profile is bad', zh: '配置文件有误' },
    });

    expect(explain(refused)).toContain('配置文件有误');
    expect(explain(refused)).not.toContain('profile');
  });
});
