/** "My activity": the decisions recorded in this browser, each to be opened, all of them to be saved. */
import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { RecentStep, Recorded, Status } from '../../lib/browser/messages.ts';
import { Tag } from '../Popup.tsx';
import { kindOf, subjectOf } from '../subject.ts';
import type { PageWords } from '../words/pages.ts';
import { capital } from '../words/text.ts';
import { moment } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import { RecordedStep } from './RecordedStep.tsx';
import { SaveLink } from './SaveLink.tsx';
import { Table } from './Table.tsx';

/** What the page asks of the worker about recorded steps. */
export interface RecordedDoor {
  readonly recorded: (uids: readonly string[]) => Promise<readonly Recorded[]>;
  readonly onDispute: (uid: string, comment: string) => Promise<boolean>;
}

interface ActivityProps {
  readonly status: Status;
  readonly words: PageWords;
  readonly spoken: Words;
  readonly now: number;
  readonly door: RecordedDoor;
  /** The entry that is open to begin with. */
  readonly opened?: string | undefined;
}

/** What was recorded, newest first, and whether it has been reported. */
export function Activity({ status, words, spoken, now, door, opened }: ActivityProps) {
  const { page, recorded } = words;
  const [open, setOpen] = useState(opened ?? null);
  const [kind, setKind] = useState('');
  const [outcome, setOutcome] = useState('');
  const products = new Map(status.surfaces.map(({ id, product }) => [id, product]));
  const { recent } = status;
  const shown = recent.filter(
    (step) => (kind === '' || step.kind === kind) && (outcome === '' || step.outcome === outcome),
  );
  return (
    <section id="activity" aria-labelledby="activity-title">
      <h2 id="activity-title">{page.activity}</h2>
      <p class="quiet">{page.activityIntro}</p>
      {recent.length === 0 ? (
        <p>{page.activityNone}</p>
      ) : (
        <>
          <div class="filter">
            <Choice
              label={recorded.kind}
              every={recorded.every}
              value={kind}
              options={words.kinds}
              onChoose={setKind}
            />
            <Choice
              label={recorded.outcome}
              every={recorded.every}
              value={outcome}
              options={words.outcomes}
              onChoose={setOutcome}
            />
            <span role="status">{recorded.shown(shown.length, recent.length)}</span>
          </div>
          <Table name={page.activity} columns={page.activityColumns}>
            {shown.map((step) => (
              <Fragment key={step.uid}>
                <tr>
                  <td class="num">{moment(step.time, now, words)}</td>
                  <td>
                    <bdi>{subjectOf(step, spoken.things)}</bdi>
                    <small>
                      {capital(kindOf(step, words))}
                      {words.comma}
                      {products.get(step.surface) ?? step.surface}
                      {step.drill && `${words.comma}${page.drill}`}
                    </small>
                    <OpenButton
                      step={step}
                      open={open === step.uid}
                      words={words}
                      onTurn={() => setOpen(open === step.uid ? null : step.uid)}
                    />
                  </td>
                  <td>
                    <Tag outcome={step.outcome} words={words} />
                    <small>
                      {step.disputes === null ? words.outcomes[step.outcome] : recorded.later}
                    </small>
                    {step.quiet !== null && <small>{page.quiets[step.quiet]}</small>}
                  </td>
                  <td>{step.sent ? page.sent : page.waiting}</td>
                </tr>
                {open === step.uid && (
                  <tr>
                    <td class="why" colSpan={4} id={`entry-${step.uid}`}>
                      <RecordedStep
                        uid={step.uid}
                        words={words}
                        spoken={spoken}
                        organisation={status.policy?.organisation ?? null}
                        recorded={door.recorded}
                        onDispute={step.outcome === 'disputed' ? null : door.onDispute}
                      />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </Table>
          <Export uids={shown.map(({ uid }) => uid)} door={door} words={words} />
        </>
      )}
    </section>
  );
}

interface OpenButtonProps {
  readonly step: RecentStep;
  readonly open: boolean;
  readonly words: PageWords;
  readonly onTurn: () => void;
}

function OpenButton({ step, open, words: { recorded }, onTurn }: OpenButtonProps) {
  return (
    <button
      type="button"
      class="link"
      aria-expanded={open}
      aria-controls={open ? `entry-${step.uid}` : undefined}
      onClick={onTurn}
    >
      {open ? recorded.close : recorded.open}
    </button>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly every: string;
  readonly value: string;
  readonly options: Readonly<Record<string, string>>;
  readonly onChoose: (value: string) => void;
}

function Choice({ label, every, value, options, onChoose }: ChoiceProps) {
  return (
    <label>
      {label}{' '}
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{every}</option>
        {Object.entries(options).map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ExportProps {
  readonly uids: readonly string[];
  readonly door: RecordedDoor;
  readonly words: PageWords;
}

/** Makes the file when it is asked for: each entry as it went out. */
function Export({ uids, door, words: { recorded, state } }: ExportProps) {
  const [file, setFile] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const make = async () => {
    try {
      setFile(fileOf(await door.recorded(uids)));
      setSaid('');
    } catch {
      setSaid(state.silent[0]);
    }
  };
  return (
    <p class="try">
      <button type="button" class="plain" onClick={() => void make()}>
        {recorded.file}
      </button>
      <span role="status">
        {said}
        {file !== null && (
          <SaveLink name="handrail-my-activity.json" text={file} label={recorded.save} />
        )}
      </span>
    </p>
  );
}

/** One JSON list; each entry says how it went out and holds the body that carried it. */
export function fileOf(entries: readonly Recorded[]): string {
  const told = entries.map(({ sent, format, exact, body }) => ({
    ...{ sent, format, exact },
    body: JSON.parse(body) as unknown,
  }));
  return JSON.stringify(told, null, 2);
}
