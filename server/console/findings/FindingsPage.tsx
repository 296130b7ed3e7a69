import { useEffect } from 'preact/hooks';
import { FINDING_STATES, FindingPage, type FindingState } from '../../contract/findings.ts';
import { read } from '../client.ts';
import { ChoiceField } from '../Fields.tsx';
import { Refused } from '../Forms.tsx';
import { goTo, usePlace } from '../location.ts';
import { Loading, Problem, Quiet } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { usePages } from '../use-pages.ts';
import { product } from '../words.ts';
import { FindingCard } from './FindingCard.tsx';
import { findingWords, stateWords } from './words.ts';

function readFindings(asked: URLSearchParams, signal: AbortSignal) {
  return read(FindingPage, `/api/findings?${asked.toString()}`, { signal });
}

/** Days that were unlike the days before, with the numbers beside them. */
export function FindingsPage({ session, onExpired }: PageProperties) {
  const { search } = usePlace();
  const place = new URLSearchParams(search);
  const state = FINDING_STATES.find((one) => one === place.get('state')) ?? null;
  // Where a notice has led: one finding alone.
  const alone = place.get('finding');
  const query = queryOf({ state, finding: alone });
  const list = usePages(query, readFindings, onExpired);
  const { rows, next, loading, failure } = list;
  useEffect(() => {
    document.title = `${findingWords.title} · ${product}`;
  }, []);
  return (
    <main id="content" tabIndex={-1} class="page">
      <div class="list inventory">
        <div class="page-head">
          <div>
            <h1>{findingWords.title}</h1>
            <p class="subtitle">{findingWords.lead}</p>
          </div>
        </div>
        <p class="purpose">{findingWords.purpose}</p>
        {alone !== null && (
          <p>
            {rows.length > 0 && `${findingWords.alone} `}
            <a href="/findings">{findingWords.every}</a>
          </p>
        )}
        <search class="filters">
          <ChoiceField<FindingState>
            label={findingWords.state}
            any={findingWords.anyState}
            value={state}
            set={state !== null}
            options={FINDING_STATES.map((value) => ({ value, label: stateWords[value] }))}
            onChoose={(value) => goTo(value === null ? '/findings' : `/findings?state=${value}`)}
          />
        </search>
        {failure !== null && rows.length === 0 && (
          <Problem failure={failure} onRetry={list.reload} level={2} />
        )}
        {rows.length === 0 && loading && <Loading text={findingWords.loading} />}
        {list.known && failure === null && rows.length === 0 && (
          <Quiet title={emptyTitle(state, alone)}>
            <p>{emptyLead(state, alone)}</p>
          </Quiet>
        )}
        <ul class="findings" aria-label={findingWords.list}>
          {rows.map((finding) => (
            <FindingCard
              key={finding.finding}
              finding={finding}
              session={session}
              onExpired={onExpired}
            />
          ))}
        </ul>
        <Refused failure={rows.length > 0 ? failure : null} />
        {next !== null && (
          <button type="button" class="plain" disabled={loading} onClick={list.loadMore}>
            {findingWords.more}
          </button>
        )}
      </div>
    </main>
  );
}

interface Asked {
  readonly state: FindingState | null;
  readonly finding: string | null;
}

function queryOf(asked: Asked): string {
  const given = Object.entries(asked).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return new URLSearchParams(given).toString();
}

function emptyTitle(state: Asked['state'], alone: string | null): string {
  if (alone !== null) return findingWords.gone;
  return state === null ? findingWords.empty : findingWords.none;
}

function emptyLead(state: Asked['state'], alone: string | null): string {
  if (alone !== null) return findingWords.goneLead;
  return state === null ? findingWords.emptyLead : findingWords.noneLead;
}
