import { useEffect, useState } from 'preact/hooks';
import type { ThingDetail } from '../../contract/inventory.ts';
import { Entry, FactList } from '../FactList.tsx';
import { Loading, Problem } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { plainText } from '../plain-text.ts';
import { useAnswer } from '../use-answer.ts';
import { audienceWords, effectWords, outcomeWords } from '../words.ts';
import { DayBars } from './DayBars.tsx';
import { Notes } from './Notes.tsx';
import { Day, eventsOf, Going, RiskTag, StatusLine, titleOf, underTitle } from './parts.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { readThing } from './requests.ts';
import { ReviewForm } from './ReviewForm.tsx';
import { groupWords, partWords } from './risk-words.ts';
import { detailWords, levelWords, pageWords, rowWords, scopeWords } from './words.ts';

interface ThingPageProperties extends PageProperties {
  readonly thing: string;
  readonly onTitle: (title: string) => void;
}

/** Everything about one thing. */
export function ThingPage({ thing, session, onExpired, onTitle }: ThingPageProperties) {
  const [revision, setRevision] = useState(0);
  const loaded = useAnswer(thing, revision, readThing, onExpired);
  const [changed, setChanged] = useState<ThingDetail | null>(null);
  const detail = changed ?? loaded.value;
  useEffect(() => {
    if (detail !== null) onTitle(titleOf(detail.row));
  }, [detail, onTitle]);
  const back = (
    <p>
      <Going to="/inventory">{pageWords.back}</Going>
    </p>
  );
  if (detail === null)
    return (
      <>
        {back}
        {loaded.failure === null ? (
          <Loading text={pageWords.loading} />
        ) : (
          <Problem failure={loaded.failure} onRetry={() => setRevision(revision + 1)} level={1} />
        )}
      </>
    );
  const own = { session, detail, onChanged: setChanged, onExpired };
  return (
    <article class="thing">
      {back}
      <header>
        <h1 dir="auto">{titleOf(detail.row)}</h1>
        <p class="subtitle">{underTitle(detail.row)}</p>
        <p class="tags">
          <RiskTag risk={detail.row.risk} />{' '}
          <StatusLine status={detail.row.status} from={detail.row.statusFrom} />
        </p>
      </header>
      <div class="columns">
        <div>
          <RiskParts detail={detail} />
          <Facts detail={detail} />
          <Scopes detail={detail} />
        </div>
        <div>
          <ReviewForm {...own} />
          <Notes {...own} />
          <Sayings detail={detail} />
        </div>
      </div>
      <DayBars days={detail.days} />
      <Endings detail={detail} />
      <PeopleTable detail={detail} />
    </article>
  );
}

interface Part {
  readonly detail: ThingDetail;
}

function RiskParts({ detail: { row } }: Part) {
  return (
    <section>
      <h2>{detailWords.risk}</h2>
      <p>{detailWords.score(row.risk.score, levelWords[row.risk.level])}</p>
      <ul class="parts">
        {row.risk.parts.map((part) => (
          <li key={part.code}>
            <span>{plainText(partWords(part))}</span> <small>{groupWords[part.group]}</small>
            <strong>{part.points > 0 ? `+${part.points}` : part.points}</strong>
          </li>
        ))}
      </ul>
      <small>{detailWords.sum}</small>
    </section>
  );
}

function Facts({ detail }: Part) {
  const { row } = detail;
  const steps = eventsOf(row, null);
  const lists: readonly (readonly [string, readonly string[]])[] = [
    [detailWords.names, detail.names],
    [detailWords.publishers, detail.publishers],
    [detailWords.redirects, detail.redirects],
    [detailWords.endpoints, detail.endpoints],
    [detailWords.hosts, detail.hosts],
    [detailWords.labels, detail.labels],
  ];
  const verified = {
    true: detailWords.verifiedYes,
    false: detailWords.verifiedNo,
    null: detailWords.verifiedUnknown,
  };
  return (
    <section>
      <FactList>
        {row.id !== '' && (
          <Entry term={detailWords.id}>
            <code>{plainText(row.id)}</code>
          </Entry>
        )}
        {lists
          .filter(([, values]) => values.length > 0)
          .map(([term, values]) => (
            <Entry key={term} term={term}>
              <ul class="lines">
                {values.map((value) => (
                  <li key={value} dir="auto">
                    {plainText(value)}
                  </li>
                ))}
              </ul>
            </Entry>
          ))}
        {row.kind === 'app' && (
          <Entry term={detailWords.verified}>{verified[`${detail.verified}`]}</Entry>
        )}
        <Entry term={detailWords.firstSeen}>
          <Day time={row.firstSeen} />
          {detail.firstUser !== null && detailWords.firstUser(plainText(detail.firstUser))}
        </Entry>
        <Entry term={detailWords.lastSeen}>
          <Day time={row.lastSeen} />
        </Entry>
        {row.audience !== null && (
          <Entry term={detailWords.audience}>
            {audienceWords[row.audience as keyof typeof audienceWords] ?? row.audience}
          </Entry>
        )}
        <Entry term={detailWords.steps}>
          {new Intl.NumberFormat().format(row.steps)}{' '}
          {steps !== null && <Going to={steps}>{detailWords.events}</Going>}
        </Entry>
      </FactList>
      <small>{detailWords.unchecked}</small>
    </section>
  );
}

function Scopes({ detail }: Part) {
  if (detail.row.kind !== 'app') return null;
  return (
    <section>
      <h2>{detailWords.scopes}</h2>
      {detail.scopes.length === 0 && <p>{detailWords.noScopes}</p>}
      <ul class="scopes">
        {detail.scopes.map((scope) => (
          <li key={scope.scope}>
            <span class={`weight-${scope.weight}`}>{scopeWords(scope)}</span>
            <code>{plainText(scope.scope)}</code>
            <small>
              {detailWords.since} <Day time={scope.firstSeen} />, {scope.steps}×
            </small>
          </li>
        ))}
      </ul>
      {detail.moreScopes && <small>{detailWords.moreScopes}</small>}
    </section>
  );
}

function Sayings({ detail: { policy, provider } }: Part) {
  return (
    <section>
      <h2>{detailWords.policy}</h2>
      {policy === null ? (
        <p>{detailWords.policyNone}</p>
      ) : (
        <p>
          {policy.lists.map(plainText).join(', ')}
          {policy.owner === null ? '' : ` · ${rowWords.owner}: ${plainText(policy.owner)}`}
        </p>
      )}
      <h2>{detailWords.provider}</h2>
      {provider.length === 0 && <p>{detailWords.providerNone}</p>}
      {provider.map(({ source, list, users }) => (
        <p key={source}>{detailWords.providerLine(source, list, users)}</p>
      ))}
    </section>
  );
}

function Endings({ detail }: Part) {
  const sums = [
    { title: detailWords.outcomes, counts: detail.outcomes, words: outcomeWords },
    { title: detailWords.effects, counts: detail.effects, words: effectWords },
  ] as const;
  return (
    <section class="columns">
      {sums.map(({ title, counts, words }) => (
        <div key={title}>
          <h2>{title}</h2>
          <ul class="lines">
            {Object.entries(counts).map(([name, count]) => (
              <li key={name}>
                {(words as Readonly<Record<string, { label: string }>>)[name]?.label ?? name}:{' '}
                {new Intl.NumberFormat().format(count)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
