/** What the components put on the page, as markup: everything foreign is text. */
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { Blocked, type BlockedState } from '../../../components/Blocked.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { organisationOf } from '../../../components/organisation.ts';
import { Popup, popupState } from '../../../components/Popup.tsx';
import { DIALOG_SAMPLES } from '../../../components/samples.ts';
import { CAPTURE_SAMPLES } from '../../../components/samples-capture.ts';
import { PAGE_SAMPLES, RECORDED_SAMPLE, SAMPLE_NOW } from '../../../components/samples-pages.ts';
import { StatusPage } from '../../../components/Status.tsx';
import { supportSummary } from '../../../components/support-summary.ts';
import { blockedWords } from '../../../components/words/blocked.ts';
import { pageWordsFor, wordsFor } from '../../support/words.ts';
import type { Status } from '../../../lib/browser/messages.ts';
import { Policy } from '../../../lib/policy/schema.ts';

describe.each(['en', 'de'])('dialog in %s', (language) => {
  const markup = (name: string) =>
    render(<Dialog {...DIALOG_SAMPLES[name]!} words={wordsFor(language)} onAnswer={() => {}} />);

  test.each(Object.keys(DIALOG_SAMPLES))('%s', (name) => {
    const html = markup(name);
    expect(html).toContain('role="alertdialog"');
    expect(html).not.toMatch(/<(img|script|b>Free)|undefined|\[object|NaN|[\u2066-\u2069]/u);
    // A decision that needs no words has no field, one that does has exactly one.
    expect(html.match(/<textarea/gu)?.length ?? 0).toBe(
      DIALOG_SAMPLES[name]!.decision.effect === 'justify' ? 1 : 0,
    );
  });

  test.each(Object.entries(DIALOG_SAMPLES))(
    '%s: the first button is never the risky one',
    (_name, { decision, offers }) => {
      const [, first] = /<button[^>]*value="([^"]+)"/u.exec(
        render(
          <Dialog
            {...{ ...DIALOG_SAMPLES[_name]!, decision }}
            words={wordsFor(language)}
            onAnswer={() => {}}
          />,
        ),
      )!;
      const other = decision.alternatives.length > 0 ? 'alternative-0' : 'back';
      expect(first).toBe(offers === undefined ? other : `fix-${offers[0]!.does}`);
    },
  );

  test('a stop has no button that goes on', () => {
    const goesOn = Object.entries(DIALOG_SAMPLES)
      .filter(([, { decision }]) => decision.effect === 'block' || decision.effect === 'request')
      .filter(([name]) => markup(name).includes('value="proceed"'));
    expect(goesOn).toEqual([]);
  });
});

describe('the page that stands in for a held navigation', () => {
  const words = blockedWords.en;
  const { announce } = wordsFor('en');
  const markup = (state: BlockedState) =>
    render(
      <Blocked
        {...{ state, what: 'request', words, announce }}
        {...{ onBack: () => {}, onAsk: () => {} }}
      />,
    );

  test('says that a request is on its way, and of one that could not be stored that it is not', () => {
    expect(markup('request')).toContain(announce.requested);
    expect(markup('lost')).toContain(words.lost);
    expect(markup('lost')).toContain(words.ask);
    expect(markup('lost')).not.toContain(announce.requested);
  });
});

describe('popup and status page', () => {
  test.each(Object.entries(PAGE_SAMPLES))('%s', (_name, { heard, page, opened }) => {
    for (const language of ['en', 'de']) {
      const shared = {
        heard,
        words: pageWordsFor(language),
        now: SAMPLE_NOW,
        onNoticeRead: async () => true,
        onTakenBack: async () => true,
      };
      const spoken = wordsFor(language);
      const html =
        render(<Popup {...shared} things={spoken.things} page={page} onOpenStatus={() => {}} />) +
        render(
          <StatusPage
            {...shared}
            spoken={spoken}
            recorded={RECORDED_SAMPLE}
            opened={opened}
            userAgent=""
            onPull={async () => true}
            onSend={async () => true}
            capture={CAPTURE_SAMPLES['dialog']!}
          />,
        );
      expect(html).not.toMatch(/<b>Free|undefined|\[object|NaN|\u202e/u);
    }
  });

  test('the states are told apart', () => {
    const states = Object.values(PAGE_SAMPLES)
      .slice(0, 8)
      .map(({ heard, page }) => popupState(heard, page));
    expect(states).toEqual([
      'loading',
      'silent',
      'unknown',
      'unmanaged',
      'noPolicy',
      'idle',
      'on',
      'stale',
    ]);
  });

  test('a wrong setting is named with what to do', () => {
    const html = render(
      <StatusPage
        heard={PAGE_SAMPLES['problem']!.heard}
        words={pageWordsFor('en')}
        spoken={wordsFor('en')}
        recorded={RECORDED_SAMPLE}
        onNoticeRead={async () => true}
        onTakenBack={async () => true}
        now={SAMPLE_NOW}
        userAgent=""
        onPull={async () => true}
        onSend={async () => true}
        capture={CAPTURE_SAMPLES['dialog']!}
      />,
    );
    expect(html).toContain('3 settings are not right');
    expect(html).toContain('pollMinuts');
    expect(html).toContain('Correct the name in the browser policy');
    expect(html).toContain('expected number, received string');
  });
});

describe('support summary', () => {
  test('names nobody and nothing that was decided', () => {
    const status = PAGE_SAMPLES['problem']!.heard as Status;
    const filled: Status = {
      ...status,
      configuration: status.configuration.map((setting) => ({
        ...setting,
        value: `lovelace-${setting.key}`,
      })),
      problems: [{ key: 'user', problem: 'lovelace@acme.example is too long' }],
      lastPull: {
        time: 1,
        ok: false,
        detail: 'https://lovelace:pw@rules.acme.example/u/lovelace?x=lovelace answered 503',
      },
      outbox: { ...status.outbox, lastError: 'lovelace@acme.example was refused' },
    };
    const summary = supportSummary(filled, 'Chromium');
    const speaking = ['reportFormat', 'failMode', 'privacy', 'pollMinutes'];
    for (const key of speaking) expect(summary).toContain(`lovelace-${key}`);
    const rest = speaking.reduce((text, key) => text.replace(`lovelace-${key}`, ''), summary);
    expect(rest).not.toMatch(/lovelace|MailTidy|Ledgerly|spreadsheet/u);
    expect(summary).toContain('(address) answered 503');
    expect(summary).not.toContain('acme.example');
    expect(summary).toContain('not right: user');
  });
});

test('the organisation comes from the policy', () => {
  const policy = Policy.parse({
    vocabulary: 1,
    id: 'acme',
    version: 1,
    issued: '2026-11-01T00:00:00Z',
    expires: '2026-12-01T00:00:00Z',
    organisation: { name: 'Acme' },
    lists: { domains: { own: ['acme.example'] } },
  });
  expect(organisationOf(policy)).toEqual({
    name: 'Acme',
    contact: null,
    domains: { own: ['acme.example'], partner: [], consumer: [] },
  });
});
