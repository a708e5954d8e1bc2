import type { SoilKind } from '../../../api/gardenDefinition.ts';
import type { Key } from '../../../i18n/index.svelte.ts';
import type { SpanKind } from './definition.ts';

export const soilNames: Readonly<Record<SoilKind, Key>> = {
  sand: 'setup.sand',
  loamySand: 'setup.loamySand',
  sandyLoam: 'setup.sandyLoam',
  loam: 'setup.loam',
  siltLoam: 'setup.siltLoam',
  silt: 'setup.silt',
  siltClayLoam: 'setup.siltClayLoam',
  siltyClay: 'setup.siltyClay',
  clay: 'setup.clay',
};

export const spanNames: Readonly<Record<SpanKind, Key>> = {
  terms: 'setup.terms',
  holidays: 'setup.holidays',
  examinations: 'setup.examinations',
};

export const newSpanNames: Readonly<Record<SpanKind, Key>> = {
  terms: 'setup.newTerm',
  holidays: 'setup.newHoliday',
  examinations: 'setup.newExamination',
};
