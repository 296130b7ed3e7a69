import type { Effect } from '../../lib/activity/decision.ts';

/** How firm an effect is; names the colour and the shape in which it is shown. */
export type Firmness = 'quiet' | 'notice' | 'question' | 'ask' | 'stop';

/** Firmness of each effect, so that tags, bars and marks agree. */
export const firmnessOf: Readonly<Record<Effect, Firmness>> = {
  allow: 'quiet',
  log: 'quiet',
  inform: 'notice',
  acknowledge: 'question',
  justify: 'question',
  request: 'ask',
  block: 'stop',
};
