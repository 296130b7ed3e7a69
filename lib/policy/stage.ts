/** What a rule's stage makes of its effect, and other ways to make an effect milder. */
import { EFFECTS, type Effect, type Stage } from '../activity/decision.ts';

/** What a rule's stage makes of its effect (DESIGN §1). */
export function soften(effect: Effect, stage: Stage): Effect {
  switch (stage) {
    case 'observe':
      return milder(effect, 'log');
    case 'coach':
      return milder(effect, 'justify');
    case 'enforce':
      return effect;
  }
}

/** The milder of two effects. */
export function milder(a: Effect, b: Effect): Effect {
  return EFFECTS.indexOf(a) < EFFECTS.indexOf(b) ? a : b;
}

/** The strongest of some effects; `allow` where there are none. */
export function strongestOf(effects: readonly Effect[]): Effect {
  return effects.reduce<Effect>((a, b) => (milder(a, b) === a ? b : a), 'allow');
}
