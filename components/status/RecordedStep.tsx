/** One recorded step, opened: in words, as it goes over the line, and the way to say that it is wrong. */
import { useEffect, useState } from 'preact/hooks';
import type { Recorded } from '../../lib/browser/messages.ts';
import { catalog } from '../../lib/catalog/full.ts';
import { Text } from '../dialog/Text.tsx';
import { fieldsSaid } from '../recorded-words.ts';
import type { PageWords } from '../words/pages.ts';
import { tell } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';

/** The lists of the organisation are not at hand here; the fields below say the domains. */
const NO_DOMAINS = { own: [], partner: [], consumer: [] } as const;

interface RecordedStepProps {
  readonly uid: string;
  readonly words: PageWords;
  readonly spoken: Words;
  readonly organisation: string | null;
  readonly recorded: (uids: readonly string[]) => Promise<readonly Recorded[]>;
  /** Settles with whether it could be said; null where this is no step to say it of. */
  readonly onDispute: ((uid: string, comment: string) => Promise<boolean>) | null;
}

/** Asks for the record when it is opened. */
export function RecordedStep(props: RecordedStepProps) {
  const { uid, words, recorded, onDispute } = props;
  const [found, setFound] = useState<Recorded | null | 'loading'>('loading');
  useEffect(() => {
    void recorded([uid]).then(
      ([one]) => setFound(one ?? null),
      () => setFound(null),
    );
  }, [uid, recorded]);
  if (found === 'loading') return <p role="status">{words.state.loading[0]}</p>;
  if (found === null) return <p role="status">{words.recorded.gone}</p>;
  return (
    <div class="opened">
      <Said {...props} found={found} />
      {onDispute !== null && (
        <Dispute words={words} onSend={(comment) => onDispute(uid, comment)} />
      )}
    </div>
  );
}

function Said({
  found,
  words,
  spoken,
  organisation,
}: RecordedStepProps & { readonly found: Recorded }) {
  const { record, sent, exact, body, format } = found;
  const { title } = tell(
    record.activity,
    record.decision,
    organisation === null ? null : { name: organisation, contact: null, domains: NO_DOMAINS },
    spoken,
    catalog,
  );
  const how = !sent ? 'waiting' : exact ? 'sent' : 'written';
  return (
    <>
      <h3>{words.recorded.words}</h3>
      <p dir="auto">
        <Text of={title} />
      </p>
      <dl class="fields">
        {fieldsSaid(found, words).map(({ field, purpose, language, value }) => (
          <div key={field}>
            <dt lang={language}>{purpose}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{words.recorded.left}</p>
      <h3>
        {words.recorded.exact[how]} <code>{format}</code>
      </h3>
      <pre class="summary" tabIndex={0} role="group" aria-label={words.recorded.exact[how]}>
        {laidOut(body)}
      </pre>
    </>
  );
}

/** The same JSON with line breaks; text that is none stays as it is. */
export function laidOut(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

interface DisputeProps {
  readonly words: PageWords;
  readonly onSend: (comment: string) => Promise<boolean>;
}

function Dispute({ words: { recorded }, onSend }: DisputeProps) {
  const [open, setOpen] = useState(false);
  const [comment, setComment] = useState('');
  const [said, setSaid] = useState('');
  const send = async () => {
    const done = await onSend(comment).catch(() => false);
    setOpen(false);
    setSaid(done ? recorded.disputed : recorded.notDisputed);
  };
  return (
    <div class="dispute">
      {!open && said === '' && (
        <button type="button" class="plain" onClick={() => setOpen(true)}>
          {recorded.dispute}
        </button>
      )}
      {open && (
        <>
          <label>
            {recorded.disputeLabel}
            <textarea
              rows={2}
              maxLength={2000}
              value={comment}
              onInput={(event) => setComment(event.currentTarget.value)}
            />
          </label>
          <p class="quiet">{recorded.disputeNote}</p>
          <p class="try">
            <button type="button" class="plain" onClick={() => void send()}>
              {recorded.sendDispute}
            </button>
            <button type="button" class="link" onClick={() => setOpen(false)}>
              {recorded.notNow}
            </button>
          </p>
        </>
      )}
      <span role="status">{said}</span>
    </div>
  );
}
