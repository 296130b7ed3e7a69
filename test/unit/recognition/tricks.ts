/**
 * Every trick of the consent research (facts §4) and of plain evasion, with what has to be recognised. Data
 * only: other tests add what is decided and what holds, by `id`.
 */
import type { Trick } from './trick.ts';
import { DIALECTS } from './tricks-dialects.ts';
import { EVASION } from './tricks-evasion.ts';
import { HIDDEN } from './tricks-hidden.ts';
import { OF_APPS, WITHOUT_A_SCREEN } from './tricks-of-apps.ts';

export const TRICKS: readonly Trick[] = [
  ...OF_APPS,
  ...WITHOUT_A_SCREEN,
  ...HIDDEN,
  ...EVASION,
  ...DIALECTS,
];
