/** "My requests": what the person asked their organisation, and what it answered. */
import type { AskedRequest, Status } from '../../lib/browser/messages.ts';
import { REQUEST_TONE, standing } from '../requests.ts';
import { kindOf, subjectOf } from '../subject.ts';
import type { PageWords } from '../words/pages.ts';
import { capital, tidy } from '../words/text.ts';
import { moment } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import { Table } from './Table.tsx';

interface RequestsProps {
  readonly status: Status;
  readonly words: PageWords;
  readonly things: Words['things'];
  readonly now: number;
}

/** The history, newest first. Nothing is shown before the first request. */
export function Requests({ status, words, things, now }: RequestsProps) {
  const { requests } = words;
  if (status.requests.length === 0) return null;
  return (
    <section id="requests" aria-labelledby="requests-title">
      <h2 id="requests-title">{requests.title}</h2>
      <p class="quiet">{requests.intro}</p>
      <Table name={requests.title} columns={requests.columns}>
        {status.requests.map((request) => (
          <tr key={request.uid}>
            <td class="num">{moment(request.time, now, words)}</td>
            <td>
              <bdi>{subjectOf(request, things)}</bdi>
              <small>
                {capital(kindOf(request, words))}
                {words.comma}
                {requests.asks[request.asks]}
              </small>
            </td>
            <td class="said" dir="auto">
              {request.reason === null ? (
                <span class="quiet">{requests.noWords}</span>
              ) : (
                tidy(request.reason, 400)
              )}
            </td>
            <td class="why">
              <RequestTag request={request} words={words} />
              <small>{standing(request, now, words)}</small>
              {request.answer?.text != null && <q dir="auto">{request.answer.text}</q>}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

/** Where a request stands, in one or two words. */
export function RequestTag({
  request: { state },
  words,
}: {
  readonly request: AskedRequest;
  readonly words: PageWords;
}) {
  return <span class={`tag ${REQUEST_TONE[state]}`}>{words.requests.tags[state]}</span>;
}
