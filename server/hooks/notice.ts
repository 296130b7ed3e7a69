/** What a hook tells: metadata of the request, never what the person wrote, and where the answer is given. */
import type { AskedFacts } from '../contract/approvals.ts';
import type { Happening } from '../contract/hooks.ts';
import { cut, plainName } from './plain-name.ts';

export type Notice = {
  happening: Happening;
  /** Of the request or the finding; the same for what happens to it later. */
  uid: string;
  /** When it happened, Unix ms. */
  at: number;
  title: string;
  facts: { label: string; value: string }[];
  /** The request or the finding in the console. */
  link: string;
  /** The same for programs; a finding is one of OCSF. */
  data: NoticeData | Readonly<Record<string, unknown>>;
};

/** Names and ids as they came, whole, for whoever reads JSON. */
export type NoticeData = {
  request: string;
  who: string;
  kind: AskedFacts['kind'];
  platform: string;
  host: string;
  app: { id: string; name: string | null };
  scopes: { scope: string; words: string | null }[];
  audience: AskedFacts['audience'];
  rules: string[];
  risk: AskedFacts['risk'];
  since: string;
  answer: string | null;
  link: string;
};

export type Told = {
  uid: string;
  who: string;
  /** When it was asked, Unix ms. */
  time: number;
  answer: string | null;
  facts: AskedFacts;
};

/** What happens to a request. */
export type Step = Exclude<Happening, 'found'>;

const TITLES: Readonly<Record<Step, string>> = {
  requested: 'Approval requested',
  approved: 'Approved',
  refused: 'Refused',
  disputed: 'Somebody objects to a rule',
  answered: 'Objection answered',
};

/** Scopes that are listed; the console has all of them. */
const MOST_SCOPES = 12;

const ANSWERS: Readonly<Record<string, string>> = {
  approved: 'approved',
  refused: 'refused',
  kept: 'the rule stays',
  changed: 'the rule is changed',
};

/** @param console its address as browsers see it, without a slash at its end */
export function noticeOf(happening: Step, told: Told, at: number, console: string): Notice {
  const { uid, who, time, answer, facts } = told;
  const name = plainName(facts.name ?? facts.subject);
  const link = `${console}/approvals/${uid}`;
  return {
    ...{ happening, uid, at, link },
    title: `${TITLES[happening]}: ${name}`,
    facts: [
      { label: 'Who', value: plainName(who) },
      { label: 'What', value: thingWords(facts, name) },
      { label: 'Where', value: plainName(`${facts.platform}, ${facts.host}`) },
      ...(facts.kind === 'consent' ? [{ label: 'Asks for', value: scopeWords(facts) }] : []),
      ...(facts.audience === null ? [] : [{ label: 'Would reach', value: facts.audience }]),
      { label: 'Rules', value: facts.rules.map((id) => plainName(id)).join(', ') || 'none' },
      ...(facts.risk === null
        ? []
        : [{ label: 'Risk', value: `${plainName(facts.risk.level)}, ${facts.risk.score}` }]),
      answer === null || happening === 'requested' || happening === 'disputed'
        ? { label: 'Waiting since', value: moment(time) }
        : { label: 'Answer', value: ANSWERS[answer] ?? plainName(answer) },
    ],
    data: {
      ...{ request: uid, who, kind: facts.kind, platform: facts.platform, host: facts.host },
      app: { id: facts.subject, name: facts.name },
      scopes: facts.scopes.map((scope, index) => ({ scope, words: facts.words[index] ?? null })),
      ...{ audience: facts.audience, rules: facts.rules, risk: facts.risk },
      since: new Date(time).toISOString(),
      ...{ answer, link },
    },
  };
}

function thingWords({ kind, name, subject }: AskedFacts, plain: string): string {
  const id = name === null || name === subject ? '' : ` (${plainName(subject)})`;
  return `${VERBS[kind]} ${plain}${id}`;
}

const VERBS: Readonly<Record<AskedFacts['kind'], string>> = {
  consent: 'Let in',
  share: 'Share',
  connect: 'Connect',
  publish: 'Publish',
};

function scopeWords({ scopes, words, hidden }: AskedFacts): string {
  if (hidden) return 'it hides what it asks for';
  const said = scopes.slice(0, MOST_SCOPES).map((scope, index) => {
    const plain = words[index];
    return plain == null ? plainName(scope, 60) : plain;
  });
  const rest = scopes.length - said.length;
  const all = [...new Set(said), ...(rest > 0 ? [`and ${rest} more`] : [])];
  return all.length === 0 ? 'nothing that it names' : cut(all.join('; '), 900);
}

function moment(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
