/** What is bundled and run inside the extension's own worker: the same race, without Cedar's WebAssembly. */
import '../../../lib/browser/without-eval.ts';
import { PEERS } from './engines.ts';
import { handrail, wholeDecision } from './handrail.ts';
import { race } from './race.ts';

(globalThis as { handrailRace?: () => Promise<unknown> }).handrailRace = () =>
  race([handrail, wholeDecision, ...PEERS], [100, 1_000]);
