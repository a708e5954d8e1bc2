import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../src/i18n/en.json';
import { advice, fill, i18n, t, tx, word } from '../../src/i18n/index.svelte.ts';
import zh from '../../src/i18n/zh-CN.json';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(svelte|ts)$/.test(name))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('\n');
/** Looked up by words from the server, so their keys do not stand in the source. */
const families = /^(reason|advice|problem|availability|step|event|flag|by)\./;
const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]))].sort();

describe('catalogue', () => {
  it('both locales_have the same keys', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
  });

  it.each(Object.keys(zh) as (keyof typeof zh)[])('%s_is filled and has the same placeholders', (key) => {
    expect(zh[key].trim()).not.toBe('');
    expect(en[key].trim()).not.toBe('');
    // A plural may need its count only in one language.
    const counted = new Set([...`${zh[key]}${en[key]}`.matchAll(/\{(\w+)\|/g)].map((match) => match[1]));
    const plain = (text: string) => names(text).filter((name) => !counted.has(name));
    expect(plain(en[key])).toEqual(plain(zh[key]));
  });

  it('every key_is used', () => {
    const unused = Object.keys(zh).filter((key) => !families.test(key) && !sources.includes(`'${key}'`));

    expect(unused).toEqual([]);
  });

  it('every used key_exists', () => {
    const used = [...sources.matchAll(/\bt\('([a-zA-Z]+\.[a-zA-Z]+|brand)'/g)].map((match) => match[1] ?? '');

    expect(used.length).toBeGreaterThan(100);
    expect(used.filter((key) => !(key in zh))).toEqual([]);
  });

  it('no literal Chinese_stands in components', () => {
    const allowed = new Set(['中', '中文']);
    const found = [...sources.replace(/\/\*[\s\S]*?\*\/|\/\/.*|<!--[\s\S]*?-->/g, '').matchAll(/[\u4e00-\u9fff]+/g)].map(
      (match) => match[0],
    );

    expect(found.filter((text) => !allowed.has(text))).toEqual([]);
  });
});

describe('words', () => {
  it('fill_counts_choose by plural rule', () => {
    expect(fill('{n} {n|device|devices}', { n: 1 }, 'en')).toBe('1 device');
    expect(fill('{n} {n|device|devices}', { n: 3 }, 'en')).toBe('3 devices');
  });

  it('word_falls back to the part before the dot, then to the word itself', () => {
    expect(word('reason', 'timedOut.silent')).toBe(en['reason.timedOut.silent']);
    expect(word('reason', 'timedOut.somethingNew')).toBe(en['reason.timedOut']);
    expect(word('reason', 'vendorSpecific')).toBe('vendorSpecific');
    expect(advice('badFrame.crc')).toBe(en['advice.badFrame']);
  });

  it('tx_follows the page and falls back to the other language', () => {
    expect(tx({ en: 'Lock', zh: '锁' })).toBe('Lock');
    expect(tx({ en: '', zh: '锁' })).toBe('锁');
  });

  it('t_changes with the locale', () => {
    i18n.give('zh-CN', zh);
    expect(t('nav.devices')).toBe('设备');
    i18n.give('en', en);
    expect(t('nav.devices')).toBe('Devices');
  });
});
