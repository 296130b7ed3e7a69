/** The rules in force and the reports on their way, each with its own button. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Status } from '../../lib/browser/messages.ts';
import type { PageWords } from '../words/pages.ts';
import { moment } from '../words/times.ts';

interface PartProps {
  readonly status: Status;
  readonly words: PageWords;
  readonly now: number;
}

/** Policy version, age, signer, and how the last look for a newer one went. */
export function Rules({
  status,
  words,
  now,
  onPull,
}: PartProps & { readonly onPull: () => Promise<boolean> }) {
  const { page } = words;
  const { policy, lastPull } = status;
  const at = (time: number) => moment(time, now, words);
  const expires = policy === null ? Number.NaN : Date.parse(policy.expires);
  return (
    <section aria-labelledby="rules-title">
      <h2 id="rules-title">{page.rules}</h2>
      {policy === null && <p>{page.rulesNone}</p>}
      <dl>
        {policy !== null && (
          <>
            <Row term={page.rulesRows.organisation}>
              <bdi>{policy.organisation}</bdi>
            </Row>
            <Row term={page.rulesRows.version}>{policy.version}</Row>
            <Row term={page.rulesRows.count}>{policy.rules}</Row>
            <Row term={page.rulesRows.signer}>
              <code>{policy.signer}</code>
            </Row>
            <Row term={page.rulesRows.verified}>{at(policy.verifiedAt)}</Row>
            <Row term={page.rulesRows.checked}>{at(policy.checkedAt)}</Row>
            <Row term={page.rulesRows.expires} bad={policy.stale}>
              {Number.isNaN(expires) ? policy.expires : at(expires)}
              {policy.stale && `${words.comma}${page.stale}`}
            </Row>
          </>
        )}
        <Row term={page.lastPull} bad={lastPull?.ok === false}>
          {lastPull === null
            ? words.when.never
            : `${at(lastPull.time)}: ${lastPull.ok ? page.pullOk : lastPull.detail}`}
        </Row>
      </dl>
      <Try label={page.pull} words={words} onTry={onPull} />
    </section>
  );
}

/** The outbox: what waits, what went, what did not. */
export function Reports({
  status,
  words,
  now,
  onSend,
}: PartProps & { readonly onSend: () => Promise<boolean> }) {
  const { page } = words;
  const { outbox } = status;
  const number = (value: number) => new Intl.NumberFormat(words.language).format(value);
  return (
    <section aria-labelledby="reports-title">
      <h2 id="reports-title">{page.reports}</h2>
      <dl>
        <Row term={page.reportRows.waiting}>{number(outbox.waiting)}</Row>
        <Row term={page.reportRows.sent}>{number(outbox.sent)}</Row>
        <Row term={page.reportRows.setAside} bad={outbox.setAside > 0}>
          {number(outbox.setAside)}
        </Row>
        <Row term={page.reportRows.dropped} bad={outbox.dropped > 0}>
          {number(outbox.dropped)}
        </Row>
        <Row term={page.reportRows.lastSent}>
          {outbox.lastSent === null ? words.when.never : moment(outbox.lastSent, now, words)}
        </Row>
        {outbox.lastError !== null && (
          <Row term={page.reportRows.lastError} bad>
            {outbox.lastError}
          </Row>
        )}
      </dl>
      <Try label={page.send} words={words} onTry={onSend} />
    </section>
  );
}

interface RowProps {
  readonly term: string;
  readonly bad?: boolean;
  readonly children: ComponentChildren;
}

function Row({ term, bad = false, children }: RowProps) {
  return (
    <div>
      <dt>{term}</dt>
      <dd class={bad ? 'bad' : 'fine'}>{children}</dd>
    </div>
  );
}

interface TryProps {
  readonly label: string;
  readonly words: PageWords;
  readonly onTry: () => Promise<boolean>;
}

/** A button that says how it went, also to screen readers. */
function Try({ label, words, onTry }: TryProps) {
  const [said, setSaid] = useState('');
  const onClick = async () => {
    setSaid(words.state.loading[0]);
    setSaid((await onTry()) ? words.page.done : words.page.failed);
  };
  return (
    <p class="try">
      <button type="button" class="plain" onClick={() => void onClick()}>
        {label}
      </button>
      <span role="status">{said}</span>
    </p>
  );
}
