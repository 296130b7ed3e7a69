/** `handrail policy diff`: what changes between two policies, as documents and in meaning. */
import { stringify } from 'yaml';
import { catalog } from '../lib/catalog/full.ts';
import { type DocumentChange, documentDiff } from '../lib/policy/diff/document-diff.ts';
import type { ChangeKind, Outcome } from '../lib/policy/diff/decision-change.ts';
import {
  type MeaningChange,
  type MeaningDiff,
  meaningDiff,
} from '../lib/policy/diff/meaning-diff.ts';
import { differencesFrom } from '../lib/policy/cases/ordinary-step.ts';
import type { Policy } from '../lib/policy/schema.ts';
import type { Situation } from '../lib/policy/diff/witness.ts';
import type { Json } from './options.ts';
import { readPolicyOrBundle } from './policy-file.ts';
import { type ExitCode, Refusal, say, sayJson, styled } from './terminal.ts';

export interface DiffCommandOptions extends Json {
  readonly at?: string;
  readonly all: boolean;
}

const HEADINGS: Readonly<Record<ChangeKind, string>> = {
  milder: 'Milder: people are held up less',
  stronger: 'Stronger: people are held up more',
  intended: 'Intended: nothing changes now, and something will once it is enforced',
  rules: 'The same is done for other reasons',
  words: 'Other words',
};
const STYLES = { milder: 'yellow', stronger: 'bold', intended: 'bold' } as const;

/** What no comparison by examples can see. */
const BLIND =
  'Steps are made up from the conditions of what changed and decided by both policies. What is not seen: steps that need several unusual facts at once, what only the real catalogue of apps or the history of a person would show, and what depends on the rollout of the whole document.';

/** Compares two policies. @returns 1 when something differs, 0 when nothing does; trouble is 2, as with diff. */
export async function diff(
  before: string,
  after: string,
  options: DiffCommandOptions,
): Promise<ExitCode> {
  const [old, fresh] = [await read(before), await read(after)];
  const at = momentOf(options.at, old, fresh);
  const documents = documentDiff(old, fresh);
  const meaning = meaningDiff(old, fresh, { catalog, at });
  const changed = documents.length + meaning.changes.length > 0;
  if (options.json)
    sayJson({
      changed,
      document: documents,
      changes: meaning.changes.map((change) => ({ ...change, case: caseOf(change.witness) })),
      unseen: meaning.unseen,
      steps: meaning.steps,
      cut: meaning.cut,
      notSeen: BLIND,
    });
  else sayDiff({ documents, meaning, all: options.all, names: [versionOf(old), versionOf(fresh)] });
  return changed ? 1 : 0;
}

async function read(path: string): Promise<Policy> {
  try {
    return await readPolicyOrBundle(path);
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.message, 2, error.hint);
    throw error;
  }
}

function momentOf(given: string | undefined, old: Policy, fresh: Policy): string {
  if (given === undefined) return old.issued > fresh.issued ? old.issued : fresh.issued;
  if (Number.isNaN(Date.parse(given)))
    throw new Refusal(`"${given}" is no moment.`, 2, 'Write it as 2027-01-31T09:30:00Z.');
  return new Date(given).toISOString();
}

const versionOf = ({ id, version }: Policy) => `${id} version ${version}`;

/** Groups of changes that are printed at most, without --all. */
const MOST_SHOWN = 12;

function sayDiff({
  documents,
  meaning,
  all,
  names,
}: {
  readonly documents: readonly DocumentChange[];
  readonly meaning: MeaningDiff;
  readonly all: boolean;
  readonly names: readonly [string, string];
}): void {
  if (documents.length + meaning.changes.length === 0) {
    say(`${names[0]} and ${names[1]} say and decide the same.`);
    return;
  }
  say(styled('bold', `${names[0]} → ${names[1]}`), '', ...documents.map(documentWords));
  for (const kind of Object.keys(HEADINGS) as ChangeKind[]) {
    const changes = meaning.changes.filter(({ change }) => change === kind);
    if (changes.length === 0) continue;
    const style = kind in STYLES ? STYLES[kind as keyof typeof STYLES] : 'dim';
    say('', styled(style, `${HEADINGS[kind]} (${changes.length})`));
    for (const change of all ? changes : changes.slice(0, MOST_SHOWN)) say(...changeWords(change));
    if (!all && changes.length > MOST_SHOWN)
      say(`  … and ${changes.length - MOST_SHOWN} more; see them with --all`);
  }
  say('');
  if (meaning.unseen.length > 0)
    say(`No step was found that shows the change of: ${meaning.unseen.join(', ')}.`);
  if (meaning.cut) say('Ended before everything was looked at: too much has changed.');
  say(styled('dim', `${meaning.steps} steps were decided by both. ${BLIND}`));
}

const MARKS = { added: '+', removed: '-', changed: '~' } as const;

/** One change of the document, in one line. */
export function documentWords({ path, change, before, after }: DocumentChange): string {
  const mark = styled(
    change === 'added' ? 'green' : change === 'removed' ? 'red' : 'yellow',
    `  ${MARKS[change]} ${path}`,
  );
  if (Array.isArray(before) && Array.isArray(after) && path.startsWith('lists.'))
    return `${mark}:${entryWords('-', before)}${entryWords('+', after)}`;
  if (change !== 'changed') return mark;
  return `${mark}: ${short(before)} → ${short(after)}`;
}

function entryWords(sign: string, entries: readonly unknown[]): string {
  if (entries.length === 0) return '';
  const shown = entries
    .slice(0, 5)
    .map(
      (entry) =>
        `${sign}${short((entry as { clientId?: unknown; id?: unknown }).clientId ?? (entry as { id?: unknown }).id ?? entry)}`,
    );
  const more = entries.length > 5 ? ` … (${sign}${entries.length})` : '';
  return ` ${shown.join(' ')}${more}`;
}

const LONGEST = 100;

function short(value: unknown): string {
  const text =
    value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function changeWords({ before, after, witness, seen }: MeaningChange): string[] {
  const lines = stringify(caseOf(witness), {
    flowCollectionPadding: true,
    collectionStyle: 'flow',
    lineWidth: 0,
  })
    .trimEnd()
    .split('\n');
  return [
    `  ${outcomeWords(before)} → ${outcomeWords(after)}`,
    ...lines.map((line) => `      ${line}`),
    ...(seen > 1 ? [styled('dim', `      one of ${seen} such steps`)] : []),
  ];
}

function outcomeWords({ effect, intended, by }: Outcome): string {
  const meant = intended === effect ? '' : ` (${intended} once enforced)`;
  return `${styled('bold', effect)}${meant} by ${by.join(', ') || 'no rule'}`;
}

/** A witness as a case of `policy test` tells it. */
function caseOf({ activity, context }: Situation): Record<string, unknown> {
  const differences = differencesFrom(activity);
  return {
    [activity.kind]: differences,
    ...(Object.keys(context).length === 0 ? {} : { context }),
  };
}
