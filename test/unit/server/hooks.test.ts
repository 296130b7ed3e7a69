/** What hooks send, against the shapes that the other sides document, with names made to do harm. */
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AskedFacts } from '../../../server/contract/approvals.ts';
import { findingNotice } from '../../../server/hooks/finding-notice.ts';
import { HookList } from '../../../server/hooks/hook-options.ts';
import { makeMessage } from '../../../server/hooks/make-message.ts';
import { type Notice, noticeOf, type Step } from '../../../server/hooks/notice.ts';
import { type ReadyHook, readyHooks } from '../../../server/hooks/ready-hooks.ts';
import {
  Document,
  FINDING,
  JiraBody,
  ServiceNowBody,
  SlackBody,
  TeamsBody,
  UID,
} from './hook-shapes.ts';

const AT = Date.UTC(2026, 10, 29, 9, 30);
const SECRET = `whsec_${Buffer.from('a secret of twenty-four bytes').toString('base64')}`;
const ENVIRONMENT = { TOKEN: 'a-token', SECRET, ADDRESS: 'https://hooks.slack.example/T0/B0/x' };

const HOSTILE = {
  'calls everybody': '<!channel> <@U012> @here & <https://evil.example|sign in>',
  'is bold': '*bold* _it_ ~no~ `code` :joy:',
  'is a link': '[sign in](javascript:alert(1)) ![x](https://evil.example/x.png)',
  'turns around': 'abc\u202Etxt.exe\u2066\u0000\u200B',
  'is right to left': 'دفتر الملاحظات',
  'is HTML': '[code]<img src=x onerror=alert(1)>[/code] {{DATE(2026-01-01)}} ${user}',
  'is long': '&'.repeat(2500) + '😀'.repeat(2500),
  'has lines': 'one\nTo: two\r\n# three',
} as const;

const facts = (name: string): AskedFacts => ({
  ...{ kind: 'consent', platform: 'microsoft', host: 'login.microsoftonline.com' },
  ...{ subject: '0f6c1b32', name, hidden: false, offline: true },
  scopes: ['openid', 'Mail.Read', name],
  words: ['read · identity', 'read · mail', null],
  details: [],
  ...{ audience: null, redirect: 'mailtidy.example', risk: { score: 62, level: 'high' } },
  ...{ rules: ['unknown-app'], reason: 'PRIVATE WORDS' },
});
const noticeFor = (name: string, happening: Step = 'requested') =>
  noticeOf(
    happening,
    { uid: UID, who: name, time: AT, facts: facts(name), answer: null },
    AT,
    'https://handrail.example',
  );

const findingFor = (name: string) =>
  findingNotice(
    {
      ...{ finding: FINDING, sort: 'app', subject: `microsoft ${name}`, name, peers: name },
      ...{ measure: 'steps', day: 20_000, count: 1200, severity: 'high' },
      ...{ usual: { low: 0, high: 0 }, usualDays: 16, peersUsual: { low: 0, high: 3 } },
      ...{ peersDays: 240, state: 'new', why: null, changed: null, changedBy: null },
    },
    { uid: UID, at: AT, console: 'https://handrail.example' },
    { version: '1', tenant: 'acme' },
  );

const GIVEN = {
  slack: { type: 'slack', urlFrom: 'ADDRESS' },
  teams: { type: 'teams', url: 'https://teams.example/workflows/1' },
  jira: {
    ...{ type: 'jira', url: 'https://acme.atlassian.example/', user: 'bot@acme.example' },
    ...{ tokenFrom: 'TOKEN', project: 'SEC' },
  },
  servicenow: { type: 'servicenow', url: 'https://acme.service-now.example', tokenFrom: 'TOKEN' },
  webhook: { type: 'webhook', url: 'https://tools.example/hook', secretFrom: 'SECRET' },
} as const;
type Kind = keyof typeof GIVEN;

function hookOf(kind: Kind): ReadyHook {
  const list = HookList.parse([{ name: kind, on: ['requested', 'approved'], ...GIVEN[kind] }]);
  return readyHooks(list, 'https://handrail.example/', ENVIRONMENT)[0]!;
}
const sent = (kind: Kind, notice: Notice, reference: string | null = null) =>
  makeMessage(hookOf(kind), notice, reference, AT);

const HOSTILE_NOTICES = Object.entries(HOSTILE).flatMap(([what, name]) => [
  { what, about: 'a request', notice: noticeFor(name) },
  { what, about: 'a finding', notice: findingFor(name) },
]);

describe.each(HOSTILE_NOTICES)('a name that $what, of $about', ({ notice }) => {
  it('fits into every template and stays a name there', () => {
    SlackBody.parse(sent('slack', notice).body);
    TeamsBody.parse(sent('teams', notice).body);
    JiraBody.parse(sent('jira', notice).body);
    Document.parse((sent('jira', notice, 'SEC-7').body as { body: unknown }).body);
    const { description } = ServiceNowBody.parse(sent('servicenow', notice).body);
    expect(description).not.toMatch(/\[\/?code\]/iu);
    expect(description.split('\n')).toHaveLength(notice.facts.length + 3);
  });

  it('is shown without what cannot be seen, and what the person wrote is nowhere', () => {
    for (const kind of ['slack', 'teams', 'jira', 'servicenow', 'webhook'] as const) {
      const text = JSON.stringify(sent(kind, notice).body);
      expect(text).not.toContain('PRIVATE');
      if (kind === 'webhook') continue;
      expect(text).not.toMatch(/[\u202A-\u202E\u2066\u2067\u200B]|\\u0000/u);
      expect(Buffer.byteLength(text), 'Teams takes 28 KB').toBeLessThan(28_000);
      expect(text.isWellFormed()).toBe(true);
    }
  });
});

describe('hooks', () => {
  it('tell who, what, scopes in words, rule, risk, since when, and where to answer', () => {
    const { title, facts: said, link } = noticeFor('MailTidy');
    expect(title).toBe('Approval requested: MailTidy');
    expect(Object.fromEntries(said.map(({ label, value }) => [label, value]))).toEqual({
      Who: 'MailTidy',
      What: 'Let in MailTidy (0f6c1b32)',
      Where: 'microsoft, login.microsoftonline.com',
      'Asks for': 'read · identity; read · mail; MailTidy',
      Rules: 'unknown-app',
      Risk: 'high, 62',
      'Waiting since': '2026-11-29 09:30 UTC',
    });
    expect(link).toBe(`https://handrail.example/approvals/${UID}`);
    const slack = SlackBody.parse(sent('slack', noticeFor('a & <b>')).body);
    expect(slack.blocks[1].fields[0]!.text).toBe('Who\na &amp; &lt;b&gt;');
  });

  it('tell a finding with the count beside what is usual, and OCSF to programs', () => {
    const { title, facts: said } = findingFor('Mail Tidy');
    expect(title).toBe('Unusual: Mail Tidy');
    expect(Object.fromEntries(said.map(({ label, value }) => [label, value]))).toEqual({
      App: 'Mail Tidy',
      Counted: '1,200 consents asked for in one day',
      Day: '2024-10-04',
      'Its own days': 'usual 0 (16 active days)',
      Others: 'colleagues in Mail Tidy 0 to 3',
      Severity: 'high',
    });
    expect(sent('webhook', findingFor('Mail Tidy')).body).toMatchObject({
      type: 'finding.found',
      data: { class_uid: 2004, finding_info: { uid: FINDING } },
    });
  });

  it('go where the options say, with the secret from the environment', () => {
    const notice = noticeFor('MailTidy');
    expect(sent('slack', notice).url).toBe(ENVIRONMENT.ADDRESS);
    const jira = sent('jira', notice);
    expect([jira.method, jira.url]).toEqual([
      'POST',
      'https://acme.atlassian.example/rest/api/3/issue',
    ]);
    const basic = Buffer.from('bot@acme.example:a-token').toString('base64');
    expect(jira.headers['Authorization']).toBe(`Basic ${basic}`);
    expect(sent('jira', notice, 'SEC-7').url).toMatch(/\/issue\/SEC-7\/comment$/u);
    const service = sent('servicenow', notice);
    expect(service.url).toBe('https://acme.service-now.example/api/now/table/incident');
    expect(service.headers['Authorization']).toBe('Bearer a-token');
    const note = sent('servicenow', notice, 'abc/def');
    expect([note.method, note.url]).toEqual(['PATCH', `${service.url}/abc%2Fdef`]);
    expect(Object.keys(note.body as object)).toEqual(['work_notes']);
  });

  it('sign what programs read, with the same id when it comes again', () => {
    const { headers, body } = sent('webhook', noticeFor('MailTidy'));
    const id = headers['webhook-id']!;
    const signed = `${id}.${AT / 1000}.${JSON.stringify(body)}`;
    const key = Buffer.from(SECRET.slice(6), 'base64');
    const expected = createHmac('sha256', key).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(body).toMatchObject({ type: 'approval.requested', data: { request: UID } });
    expect(sent('webhook', noticeFor('MailTidy')).headers['webhook-id']).toBe(id);
    expect(sent('webhook', noticeFor('MailTidy', 'approved')).headers['webhook-id']).not.toBe(id);
  });

  it.each([
    [[{ name: 'a', type: 'slack', on: ['requested'] }]],
    [[{ name: 'a', type: 'slack', on: ['requested'], url: 'ftp://x.example' }]],
    [[{ name: 'a', type: 'slack', on: [], url: 'https://x.example' }]],
    [[{ name: 'a', on: ['requested'], ...GIVEN.slack, url: 'https://x.example' }]],
    [[{ name: 'a', on: ['requested'], ...GIVEN.jira, token: 'written in the file' }]],
    [[1, 2].map(() => ({ name: 'a', on: ['requested'], ...GIVEN.slack }))],
  ])('%j is refused', (given) => {
    expect(HookList.safeParse(given).success).toBe(false);
  });

  it.each([
    ['jira', {}, /TOKEN is not set/u],
    ['slack', { ADDRESS: 'nonsense' }, /ADDRESS holds no address/u],
    ['webhook', { SECRET: 'short' }, /24 bytes/u],
  ] as const)('%s without its secret says what to do', (kind, environment, words) => {
    const list = HookList.parse([{ name: kind, on: ['requested'], ...GIVEN[kind] }]);
    expect(() => readyHooks(list, 'https://handrail.example', environment)).toThrow(words);
  });
});
