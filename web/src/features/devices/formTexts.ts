import type { Translation } from '@sjsf/form';
import { fromRecord } from '@sjsf/form/lib/resolver';
import { t } from '../../i18n/index.svelte.ts';

/** The form library's own words; it ships only English and Russian. */
export function formTexts(): Translation {
  return fromRecord({
    submit: t('action.save'),
    'array-schema-missing-items': t('form.badSchema'),
    yes: t('value.yes'),
    no: t('value.no'),
    'multi-schema-option-label-with-title': ({ title, index }: { title: string; index: number }) => `${title} ${index + 1}`,
    'multi-schema-option-label': ({ index }: { index: number }) => String(index + 1),
    'add-array-item': t('form.add'),
    'copy-array-item': t('action.copy'),
    'add-object-property': t('form.add'),
    'move-array-item-down': t('form.down'),
    'move-array-item-up': t('form.up'),
    'remove-array-item': t('form.remove'),
    'remove-object-property': t('form.remove'),
    'validation-process-error': t('error.unexpected'),
    'component-not-found': t('form.badSchema'),
    'key-input-title': ({ name }: { name: string }) => name,
    'additional-property': t('form.add'),
    'unknown-field-error': t('form.badSchema'),
    expand: t('form.add'),
  }) as Translation;
}
