/** Answers requests and objections: what was decided goes to the desk, and who decided into the trail. */
import { OFFLINE_SCOPES } from '../../lib/catalog/scopes.ts';
import { audienceAtLeast } from '../../lib/policy/audience.ts';
import { DomainName } from '../../lib/policy/words.ts';
import type { AnswerRequest, AskedFacts, Terms } from '../contract/approvals.ts';
import type { DeskEntryInput } from '../contract/desk.ts';
import type { Queries } from '../database/database.ts';
import { addEntry } from '../desk/entries.ts';
import { recordAction } from '../people/audit.ts';
import { Refusal } from '../problem.ts';
import { noteAnswer } from './happenings.ts';
import { type AskedRow, factsOf, isOver, needsTwo, readAsked, type SignOff } from './queue.ts';

const DAY = 86_400_000;

/** Who answers: the account, and the name under which events of the same person are kept. */
export type Answerer = { account: string; who: string };

/**
 * @returns `proposed` where a second person has to agree; throws Refusal 400, 403, 404 or 409
 */
export async function answer(
  queries: Queries,
  request: AnswerRequest,
  answerer: Answerer,
  signOff: SignOff,
  now: number,
): Promise<'answered' | 'proposed'> {
  const rows = await readAsked(queries, request.uids);
  checkRows(rows, request, answerer, now);
  const by = answerer.account;
  if (request.answer === 'approved' && rows.some((row) => needsTwo(signOff, factsOf(row)))) {
    const { proposed_by: first } = rows[0]!;
    if (first === null) {
      for (const row of rows) checkTerms(request.terms, factsOf(row));
      await propose(queries, request.uids, request.terms, by, now);
      return 'proposed';
    }
    if (first === by)
      throw new Refusal(
        409,
        'You have agreed already; a second person has to.',
        'Ask somebody else who may answer.',
      );
  }
  for (const row of rows) await answerOne(queries, row, request, by, now);
  await queries.query(
    'DELETE FROM approval_proposals WHERE uid IN (SELECT uid FROM approval_requests WHERE same = $1)',
    [rows[0]!.same],
  );
  await noteAnswer(queries, HAPPENING[request.answer], request.uids[0]!, now);
  await recordAction(queries, by, ACTION[request.answer], detailOf(rows, request), now);
  return 'answered';
}

const ACTION = {
  approved: 'approve-request',
  refused: 'refuse-request',
  kept: 'keep-rule',
  changed: 'change-rule',
} as const;

/** What hooks are told. */
const HAPPENING = {
  approved: 'approved',
  refused: 'refused',
  kept: 'answered',
  changed: 'answered',
} as const;

function detailOf(
  rows: readonly AskedRow[],
  request: AnswerRequest,
): Record<string, string | number> {
  const { subject, kind } = factsOf(rows[0]!);
  const { uids, answer: answered } = request;
  return {
    ...{ kind, subject, request: uids[0]!, requests: uids.length },
    ...(answered === 'approved' ? { days: request.terms.days } : {}),
  };
}

function checkRows(
  rows: readonly AskedRow[],
  request: AnswerRequest,
  { account, who }: Answerer,
  now: number,
): void {
  const own = new Set([account.toLowerCase(), who.toLowerCase()]);
  if (rows.length !== new Set(request.uids).size)
    throw new Refusal(404, 'There is no such request.', 'Read the queue again.');
  const asks =
    request.answer === 'approved' || request.answer === 'refused' ? 'requested' : 'disputed';
  for (const row of rows) {
    if (row.asks !== asks || row.same !== rows[0]!.same)
      throw new Refusal(400, 'These do not belong together.', 'Answer one line at a time.');
    if (row.answer !== null)
      throw new Refusal(
        409,
        `${row.made_by ?? 'Somebody'} has answered it already: ${row.answer}.`,
        'Read the queue again.',
      );
    if (isOver(row, now))
      throw new Refusal(
        409,
        'Nobody has answered it in time, so it is over.',
        'Whoever still needs it asks again.',
      );
    if (request.answer === 'approved' && own.has(row.who.toLowerCase()))
      throw new Refusal(
        403,
        'Nobody approves what they asked for themselves.',
        'Ask somebody else who may answer.',
      );
  }
}

/** An approval is never for more than was asked, and never for something that nobody can see. */
function checkTerms({ scopes, audience }: Terms, facts: AskedFacts): void {
  if (facts.hidden)
    throw new Refusal(
      409,
      facts.details.length === 0
        ? 'The app hides what it asks for, so no approval can say what it covers.'
        : 'The app asks for more than scopes, so no approval can say what it covers.',
      'Refuse it, or add a rule for the app to the policy.',
    );
  const more = scopes.filter((scope) => !facts.scopes.includes(scope));
  if (more.length > 0)
    throw new Refusal(
      400,
      `Nobody asked for ${more.join(', ')}.`,
      'Approve what was asked, or less.',
    );
  if (audience !== null && (facts.audience === null || !audienceAtLeast(facts.audience, audience)))
    throw new Refusal(
      400,
      'Nobody asked for so wide an audience.',
      'Approve what was asked, or less.',
    );
}

async function propose(
  { query }: Queries,
  uids: readonly string[],
  terms: Terms,
  by: string,
  now: number,
): Promise<void> {
  const noted = await query(
    `INSERT INTO approval_proposals (uid, made, made_by, terms)
     SELECT value::uuid, $2, $3, $4 FROM json_array_elements_text($1::json) AS value
     ON CONFLICT DO NOTHING RETURNING uid`,
    [JSON.stringify(uids), now, by, JSON.stringify(terms)],
  );
  if (noted.length === 0)
    throw new Refusal(409, 'Somebody has agreed at the same moment.', 'Read the queue again.');
  await recordAction(
    { query },
    by,
    'propose-approval',
    { request: uids[0]!, days: terms.days },
    now,
  );
}

async function answerOne(
  queries: Queries,
  row: AskedRow,
  request: AnswerRequest,
  by: string,
  now: number,
): Promise<void> {
  // Where two agreed, it is what the first one saw and proposed.
  const proposed = row.terms === null ? null : (JSON.parse(row.terms) as Terms);
  const terms = request.answer === 'approved' ? (proposed ?? request.terms) : null;
  const made =
    terms === null ? null : await addEntry(queries, exceptionOf(row, terms, now), by, now);
  const until = terms === null ? undefined : new Date(now + terms.days * DAY).toISOString();
  const body = {
    ...{ request: row.uid, answer: request.answer, at: new Date(now).toISOString() },
    ...(request.said === null || request.said === '' ? {} : { text: { en: request.said } }),
    ...(until === undefined ? {} : { until }),
  };
  await addEntry(queries, { kind: 'answer', body }, by, now);
  const [stored] = await queries.query(
    `INSERT INTO approval_answers (uid, answer, at, made_by, agreed_by, said, entry)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING uid`,
    [
      ...[row.uid, request.answer, now, proposed === null ? by : row.proposed_by],
      ...[proposed === null ? null : by, request.said, made],
    ],
  );
  if (stored === undefined)
    throw new Refusal(409, 'Somebody has answered it at the same moment.', 'Read the queue again.');
}

function exceptionOf(row: AskedRow, terms: Terms, now: number): DeskEntryInput {
  const facts = factsOf(row);
  checkTerms(terms, facts);
  const redirect = DomainName.safeParse(facts.redirect);
  return {
    kind: 'exception',
    body: {
      request: row.uid,
      rules: facts.rules,
      // However it was asked for, an approval knows lasting access by this name.
      scopes: terms.scopes.map((scope) =>
        OFFLINE_SCOPES.has(scope.toLowerCase()) ? 'offline_access' : scope,
      ),
      ...(terms.audience === null ? {} : { audience: terms.audience }),
      ...(facts.kind === 'consent' && redirect.success ? { redirect: redirect.data } : {}),
      until: new Date(now + terms.days * DAY).toISOString(),
    },
  };
}
