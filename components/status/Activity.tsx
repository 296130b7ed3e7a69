/** "My activity": the decisions recorded in this browser. */
import type { Status } from '../../lib/browser/messages.ts';
import { kindOf, Tag } from '../Popup.tsx';
import { subjectOf } from '../subject.ts';
import type { PageWords } from '../words/pages.ts';
import { capital } from '../words/text.ts';
import { moment } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import { Table } from './Table.tsx';

interface ActivityProps {
  readonly status: Status;
  readonly words: PageWords;
  readonly things: Words['things'];
  readonly now: number;
}

/** What was recorded, newest first, and whether it has been reported. */
export function Activity({ status, words, things, now }: ActivityProps) {
  const { page } = words;
  const products = new Map(status.surfaces.map(({ id, product }) => [id, product]));
  return (
    <section id="activity" aria-labelledby="activity-title">
      <h2 id="activity-title">{page.activity}</h2>
      <p class="quiet">{page.activityIntro}</p>
      {status.recent.length === 0 ? (
        <p>{page.activityNone}</p>
      ) : (
        <Table name={page.activity} columns={page.activityColumns}>
          {status.recent.map((step) => (
            <tr key={step.uid}>
              <td class="num">{moment(step.time, now, words)}</td>
              <td>
                <bdi>{subjectOf(step, things)}</bdi>
                <small>
                  {capital(kindOf(step, words))}, {products.get(step.surface) ?? step.surface}
                  {step.drill && `, ${page.drill}`}
                </small>
              </td>
              <td>
                <Tag outcome={step.outcome} words={words} />
                <small>{words.outcomes[step.outcome]}</small>
                {step.quiet !== null && <small>{page.quiets[step.quiet]}</small>}
              </td>
              <td>{step.sent ? page.sent : page.waiting}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
