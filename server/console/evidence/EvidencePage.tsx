import { useEffect, useState } from 'preact/hooks';
import { Loading, Problem } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { DAY, fromLocalField, toLocalField } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { product } from '../words.ts';
import { readKey, readPreview } from './requests.ts';
import { evidenceWords } from './words.ts';

const NAMES = ['person', 'device', 'app', 'rule'] as const;
type Form = Record<(typeof NAMES)[number] | 'from' | 'to' | 'reason', string>;

const LIMITS: Record<(typeof NAMES)[number], number> = {
  person: 320,
  device: 200,
  app: 1024,
  rule: 200,
};

/** Makes a bundle of evidence for a case, and says how it is checked. */
export function EvidencePage({ onExpired }: PageProperties) {
  useEffect(() => {
    document.title = `${evidenceWords.title} · ${product}`;
  }, []);
  return (
    <main id="content" tabIndex={-1} class="page evidence">
      <div class="list">
        <div class="page-head">
          <h1>{evidenceWords.title}</h1>
        </div>
        <p class="lead">{evidenceWords.lead}</p>
        <Maker onExpired={onExpired} />
        <Checking onExpired={onExpired} />
      </div>
    </main>
  );
}

type OnExpired = Pick<PageProperties, 'onExpired'>;

function Maker({ onExpired }: OnExpired) {
  const [form, setForm] = useState<Form>(() => {
    const now = Math.ceil(Date.now() / 60_000) * 60_000;
    const time = { from: toLocalField(now - 7 * DAY), to: toLocalField(now) };
    return { ...time, person: '', device: '', app: '', rule: '', reason: '' };
  });
  const [asked, setAsked] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [revision, setRevision] = useState(0);
  const preview = useAnswer(asked, revision, readPreview, onExpired);
  const change = (part: Partial<Form>) => {
    setForm({ ...form, ...part });
    // What was counted was for something else.
    setAsked(null);
  };

  const look = () => {
    const query = queryOf(form);
    setTrouble(typeof query === 'string' ? query : null);
    if (typeof query !== 'string') setAsked(query.toString());
  };
  const current = asked !== null && preview.key === asked ? preview : null;

  return (
    <form
      class="maker"
      aria-label={evidenceWords.what}
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <div class="maker-fields">
        {(['from', 'to'] as const).map((edge) => (
          <label key={edge} class="field">
            <span>{evidenceWords[edge]}</span>
            <input
              type="datetime-local"
              value={form[edge]}
              onInput={(event) => change({ [edge]: event.currentTarget.value })}
            />
          </label>
        ))}
        {NAMES.map((name) => (
          <label key={name} class="field">
            <span>{evidenceWords[name]}</span>
            <input
              value={form[name]}
              placeholder={evidenceWords.any}
              maxLength={LIMITS[name]}
              autoComplete="off"
              spellcheck={false}
              onInput={(event) => change({ [name]: event.currentTarget.value })}
            />
          </label>
        ))}
        <label class="field wide">
          <span>{evidenceWords.reason}</span>
          <input
            value={form.reason}
            placeholder={evidenceWords.reasonHint}
            maxLength={500}
            onInput={(event) => change({ reason: event.currentTarget.value })}
          />
        </label>
      </div>
      <button type="submit" class="primary">
        {evidenceWords.look}
      </button>
      {trouble !== null && (
        <p class="refusal" role="alert">
          {trouble}
        </p>
      )}
      {asked !== null && current === null && <Loading text={evidenceWords.looking} />}
      {current?.failure != null && (
        <Problem
          failure={current.failure}
          onRetry={() => setRevision((before) => before + 1)}
          level={2}
        />
      )}
      {current?.value != null && <Found query={current.key ?? ''} {...current.value} />}
    </form>
  );
}

interface FoundProperties {
  readonly query: string;
  readonly events: number;
  readonly devices: number;
  readonly policies: number;
  readonly tooMany: boolean;
}

function Found({ query, events, devices, policies, tooMany }: FoundProperties) {
  const text = tooMany
    ? evidenceWords.tooMany(events)
    : events === 0
      ? evidenceWords.none
      : evidenceWords.found(events, devices, policies);
  return (
    <div class="found">
      <p role="status">{text}</p>
      {!tooMany && events > 0 && (
        <a class="button" href={`/api/evidence.zip?${query}`} download>
          {evidenceWords.download}
        </a>
      )}
    </div>
  );
}

/** What is asked of the service, or what is wrong with the form. */
function queryOf(form: Form): URLSearchParams | string {
  const [from, to] = [fromLocalField(form.from), fromLocalField(form.to)];
  if (from === null || to === null || from >= to) return evidenceWords.wrongTime;
  const reason = form.reason.trim();
  if (reason === '') return evidenceWords.empty;
  const query = new URLSearchParams({ from: String(from), to: String(to), reason });
  for (const name of NAMES) if (form[name].trim() !== '') query.set(name, form[name].trim());
  return query;
}

function Checking({ onExpired }: OnExpired) {
  const { value: key } = useAnswer('key', 0, readKey, onExpired);
  return (
    <section class="checking">
      <h2>{evidenceWords.check}</h2>
      <p>{evidenceWords.checkLead}</p>
      <p>
        <code>{evidenceWords.command}</code>
      </p>
      {key !== null && (
        <>
          <p>{evidenceWords.keyLead}</p>
          <p class="key">
            <code>{JSON.stringify(key)}</code>
          </p>
        </>
      )}
      <p>{evidenceWords.copies}</p>
    </section>
  );
}
