/** No notice, no record; and recorded steps exactly as they go out. */
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsentActivity, ShareActivity } from '../../../lib/activity/activity.ts';
import { uuidv7 } from '../../../lib/activity/identifiers.ts';
import { encodeBatch } from '../../../lib/events/encode.ts';
import { openOutboxDatabase } from '../../../lib/outbox/database.ts';
import { createOutbox } from '../../../lib/outbox/outbox.ts';
import { readConfiguration } from '../../../lib/policy/configuration.ts';
import { Policy } from '../../../lib/policy/schema.ts';
import { ACTIVITIES, BARE_ORIGIN, ORIGIN, healthSample, stepSample } from '../events/samples.ts';
import { freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));
const { createNoticeFirst } = await import('../../../lib/browser/notice-first.ts');
const { disputeOf, recordedOf } = await import('../../../lib/browser/recorded.ts');

const policyOf = (settings: object) =>
  Policy.parse({
    ...{ vocabulary: 4, id: 'acme', version: 1, organisation: { name: 'Acme' }, settings },
    ...{ issued: '2026-01-01T00:00:00Z', expires: '2099-01-01T00:00:00Z' },
  });
const NOTICE = { version: 2, text: { en: 'Security reads it.', de: 'Die Sicherheit liest es.' } };

const outboxOf = () => {
  const name = `notice ${uuidv7()}`;
  return createOutbox(() => openOutboxDatabase(name));
};
let policy: Policy | null;
let below: ReturnType<typeof outboxOf>;
const start = () => createNoticeFirst(below, async () => policy);
const waiting = async () => (await below.next(100)).map(({ uid }) => uid);

beforeEach(() => {
  freshBrowser();
  below = outboxOf();
  policy = policyOf({ notice: { ...NOTICE, first: true } });
});

describe('while the notice waits', () => {
  it('no step is stored, open or ended; health events are', async () => {
    const { outbox } = start();
    const health = healthSample();
    await outbox.append(stepSample());
    await outbox.draft(stepSample(), 1);
    await outbox.keep(stepSample(), 1);
    await outbox.append(health);
    expect(await waiting()).toEqual([health.uid]);
    expect([await below.drafts(1), await below.kept()]).toEqual([[], []]);
  });

  it('what the person asked for follows once they have read it, also for the next worker', async () => {
    const [asked, other] = [stepSample({ outcome: 'requested' }), stepSample()];
    const { outbox } = start();
    await outbox.append(asked);
    await outbox.append(other);
    const next = start();
    expect(await next.waiting()).toMatchObject({ version: 2, organisation: 'Acme' });
    await next.read(1);
    expect(await waiting()).toEqual([]);
    await next.read(2);
    await next.read(2);
    expect(await waiting()).toEqual([asked.uid]);
    expect(await next.waiting()).toBeNull();
    const later = stepSample();
    await next.outbox.append(later);
    expect(await waiting()).toEqual([asked.uid, later.uid]);
  });

  it('a higher version has to be read again', async () => {
    const notice = start();
    await notice.read(2);
    policy = policyOf({ notice: { ...NOTICE, version: 3, first: true } });
    await notice.outbox.append(stepSample());
    expect(await waiting()).toEqual([]);
  });
});

it.each([
  ['no policy', null],
  ['no notice', policyOf({})],
  ['a notice that does not come first', policyOf({ notice: NOTICE })],
])('%s keeps nothing back', async (_name, inForce) => {
  policy = inForce;
  const record = stepSample();
  await start().outbox.append(record);
  expect(await waiting()).toEqual([record.uid]);
});

describe('recorded steps', () => {
  const configuration = async () => readConfiguration({ reportFormat: 'splunk-hec' }).configuration;
  const pseudonymise = async (text: string) => `h:${text.length}`;
  const parts = () => ({
    ...{ outbox: below, configuration, pseudonymise },
    origin: async () => BARE_ORIGIN,
  });

  it('read exactly as they were sent, whatever the settings are by now', async () => {
    const record = stepSample();
    await below.append(healthSample());
    await below.append(record);
    const rows = await below.next(10);
    const { body } = encodeBatch('otlp', [rows[1]!.record], ORIGIN, rows[1]!.seq, null);
    await below.acknowledge(rows, { format: 'otlp', origin: ORIGIN });
    expect(await recordedOf([record.uid, 'gone'], parts())).toEqual([
      { record, sent: true, format: 'otlp', body, origin: ORIGIN, exact: true },
    ]);
  });

  it('that wait read as they will be sent', async () => {
    const record = stepSample();
    await below.append(record);
    // As the one who sends reads it from the disk.
    const [row] = await below.next(1);
    const { body } = encodeBatch('splunk-hec', [row!.record], BARE_ORIGIN, row!.seq, null);
    expect(await recordedOf([record.uid], parts())).toMatchObject([{ sent: false, body }]);
  });

  it('are disputed by a record of its own, which names the first', async () => {
    const first = stepSample({ outcome: 'blocked', rendered: 'block' });
    await below.append(first);
    const [found] = await below.find([first.uid]);
    const later = await disputeOf(found!, '  they joined us ', first.time + 5, pseudonymise);
    expect(later).toEqual({
      ...first,
      ...{ uid: later.uid, time: first.time + 5, rendered: 'none', outcome: 'disputed' },
      ...{ justification: 'they joined us', disputes: first.uid, grant: null, grantedScopes: null },
    });
    expect(later.uid).not.toBe(first.uid);
  });

  it('whose end is waited for read, and are disputed, as they will leave', async () => {
    const consent = ACTIVITIES['consent'] as ConsentActivity;
    const redirectUri = 'https://app.example/people/ana/callback';
    const record = stepSample({ activity: { ...consent, redirectUri } });
    await below.keep(record, 1);
    const [found] = await below.find([record.uid]);
    const read = await recordedOf([record.uid], parts());
    const later = await disputeOf(found!, 'ours', record.time, pseudonymise);
    expect([read[0]?.record.activity, later.activity]).toMatchObject([
      { redirectUri: 'https://app.example' },
      { redirectUri: 'https://app.example' },
    ]);
    expect(JSON.stringify([read, later])).not.toContain('people/ana');
  });

  it('that were reduced before they were stored are not hashed a second time', async () => {
    const share = ACTIVITIES['share'] as ShareActivity;
    const resource = { ...share.resource, id: 'h:18' };
    const record = stepSample({ activity: { ...share, resource } });
    await below.append(record);
    const [found] = await below.find([record.uid]);
    const read = await recordedOf([record.uid], parts());
    const later = await disputeOf(found!, 'ours', record.time, pseudonymise);
    expect([read[0]?.record.activity, later.activity]).toEqual([record.activity, record.activity]);
  });
});
