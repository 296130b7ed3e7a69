/** `handrail explain`: what a policy makes of an address or an activity, and why. */
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Activity } from '../lib/activity/activity.ts';
import { catalog } from '../lib/catalog/full.ts';
import { type CompiledPolicy, compile } from '../lib/policy/compile.ts';
import { decide } from '../lib/policy/decide.ts';
import { explain } from '../lib/policy/explain.ts';
import {
  activityWords,
  decisionWords,
  exceptionWords,
  ruleWords,
} from '../lib/policy/explain-words.ts';
import { type Context, NO_PROMPTS } from '../lib/policy/facts.ts';
import { consentAt } from './consent-address.ts';
import { factWords } from './explain-facts.ts';
import { readJson } from './files.ts';
import { readPolicyOrBundle } from './policy-file.ts';
import { createProgress } from './progress.ts';
import { type ExitCode, Refusal, say, sayJson, styled } from './terminal.ts';

export interface ExplainOptions {
  readonly policy: string;
  readonly url?: string;
  readonly activity?: string;
  readonly batch?: string;
  readonly user?: string;
  readonly group: readonly string[];
  readonly language: string;
  readonly at?: string;
  readonly json: boolean;
}

/** Explains one address or activity, or a file of addresses. */
export async function explainCommand(options: ExplainOptions): Promise<ExitCode> {
  const given = [options.url, options.activity, options.batch].filter(
    (source) => source !== undefined,
  );
  if (given.length !== 1)
    throw new Refusal('Say what to explain: one of --url, --activity and --batch.', 2);
  const policy = await readPolicyOrBundle(options.policy);
  const context = contextOf(options, Date.parse(policy.expires));
  const compiled = compile(policy);
  if (options.batch !== undefined) return explainBatch(options.batch, compiled, context);
  const activity =
    options.url !== undefined
      ? consentAt(options.url)
      : await readActivity(options.activity as string);
  if (options.json) sayJson(answerOf(activity, compiled, context));
  else sayWords(activity, compiled, context);
  return 0;
}

function contextOf(options: ExplainOptions, expires: number): Context {
  const now = options.at === undefined ? Date.now() : Date.parse(options.at);
  if (Number.isNaN(now))
    throw new Refusal(`"${options.at}" is no moment.`, 2, 'Write it as 2027-01-31T09:30:00Z.');
  return {
    now,
    language: options.language,
    user: options.user ?? null,
    groups: options.group,
    stale: expires <= now,
    firstTime: null,
    prompts: NO_PROMPTS,
    catalog,
  };
}

async function readActivity(path: string): Promise<Activity> {
  const result = Activity.safeParse(await readJson(path, 'an activity'));
  if (result.success) return result.data;
  const places = result.error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`);
  throw new Refusal(`${path} is not an activity: ${places.join('; ')}.`, 1);
}

/** The answer of the contract: both null where nothing is asked for. */
function answerOf(activity: Activity | null, compiled: CompiledPolicy, context: Context) {
  return { activity, decision: activity === null ? null : decide(compiled, activity, context) };
}

function sayWords(activity: Activity | null, compiled: CompiledPolicy, context: Context): void {
  if (activity === null) {
    say('This address is no consent request, so no rule is asked.');
    return;
  }
  const explanation = explain(compiled, activity, context);
  const [decision = '', ...ground] = decisionWords(explanation.decision);
  const exceptions = exceptionWords(explanation.exceptions);
  say(
    ...activityWords(activity),
    ...factWords(activity, compiled, catalog),
    '',
    styled('bold', decision),
    ...ground,
    '',
    'Rules that matched or came close:',
    ...ruleWords(explanation),
    ...(exceptions.length === 0 ? [] : ['', 'Exceptions for this app or resource:', ...exceptions]),
  );
}

/** Written in pieces of about this many characters. */
const PIECE = 65_536;

/** One address a line in, one JSON a line out, in the same order; memory stays bounded. */
async function explainBatch(
  path: string,
  compiled: CompiledPolicy,
  context: Context,
): Promise<ExitCode> {
  let piece = '';
  let lines = 0;
  const progress = createProgress('addresses');
  for await (const line of createInterface({ input: await openLines(path), crlfDelay: Infinity })) {
    lines += 1;
    if (lines % 1000 === 0) progress.tick(lines);
    piece += `${JSON.stringify(answerOf(consentAt(line), compiled, context))}\n`;
    if (piece.length < PIECE) continue;
    await write(piece);
    piece = '';
  }
  await write(piece);
  progress.done();
  return 0;
}

async function openLines(path: string): Promise<NodeJS.ReadableStream> {
  if (path === '-') return process.stdin;
  try {
    await access(path);
  } catch {
    throw new Refusal(
      `${path} cannot be read.`,
      2,
      'It takes a file with one address a line, or - for standard input.',
    );
  }
  return createReadStream(path, 'utf8');
}

async function write(piece: string): Promise<void> {
  if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
}
