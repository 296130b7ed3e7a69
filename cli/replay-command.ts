/** `handrail policy replay`: what a candidate would have done with steps that were recorded. */
import { catalog } from '../lib/catalog/full.ts';
import { createEventReplay } from '../lib/events/replay-events.ts';
import { type CompiledPolicy, compile } from '../lib/policy/compile.ts';
import { readEvents } from './event-lines.ts';
import type { Json } from './options.ts';
import { readPolicyOrBundle } from './policy-file.ts';
import { createProgress } from './progress.ts';
import { replayWords } from './replay-words.ts';
import { type ExitCode, Refusal, say, sayJson } from './terminal.ts';

export interface ReplayOptions extends Json {
  readonly events: string;
  readonly against?: string;
  readonly showPeople: boolean;
}

/** Replays recorded events. People are counted and never named unless `showPeople`. */
export async function replay(file: string, options: ReplayOptions): Promise<ExitCode> {
  const candidate = compile(await readPolicyOrBundle(file));
  const other =
    options.against === undefined ? null : compile(await readPolicyOrBundle(options.against));
  const steps = createEventReplay(candidate, other, catalog);
  const progress = createProgress('lines read');
  const read = await readEvents(
    options.events,
    (event, raw) => void steps.add(event, raw),
    progress.tick,
  );
  progress.done();
  if (read.events === 0)
    throw new Refusal(
      `${options.events === '-' ? 'Standard input' : options.events} holds no event of Handrail.`,
      1,
      read.examples[0] === undefined
        ? 'It takes one OCSF event a line, as Handrail reports them.'
        : `Line ${read.examples[0].line} ${read.examples[0].reason}.`,
    );
  const { mostAsked, ...result } = steps.result();
  if (options.json)
    sayJson({
      policy: nameOf(candidate),
      against: other === null ? null : nameOf(other),
      ...result,
      ...(options.showPeople ? { mostAsked } : {}),
      read,
    });
  else {
    const baseline = other === null ? 'what was decided then' : `version ${other.policy.version}`;
    say(...replayWords({ ...result, mostAsked }, read, baseline, options.showPeople));
  }
  return 0;
}

function nameOf({ policy: { id, version } }: CompiledPolicy) {
  return { id, version };
}
