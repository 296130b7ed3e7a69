/** What is about to happen, in detail: the thing, the people, the scopes. */
import type {
  Activity,
  ConnectActivity,
  ConsentActivity,
  ShareActivity,
} from '../../lib/activity/activity.ts';
import type { Decision } from '../../lib/activity/decision.ts';
import type { Catalog, ScopeFact } from '../../lib/catalog/catalog.ts';
import { consentFacts, hostOf, knownAs, placeOf } from '../facts.ts';
import type { Organisation } from '../organisation.ts';
import { connectLines, publishLines, shareLines } from '../terms.ts';
import { capital, domainName, name, tidy } from '../words/text.ts';
import type { Words } from '../words/words.ts';
import { Text } from './Text.tsx';

interface FactsProps {
  readonly activity: Activity;
  readonly decision: Decision;
  readonly organisation: Organisation | null;
  readonly catalog: Catalog;
  readonly words: Words;
}

/** The part of the dialog between title and reasons. */
export function Facts({ activity, decision, organisation, catalog, words }: FactsProps) {
  switch (activity.kind) {
    case 'consent':
      return (
        <>
          <AppBox activity={activity} words={words} />
          <Scopes activity={activity} catalog={catalog} words={words} />
        </>
      );
    case 'share':
      return (
        <>
          <Thing
            type={activity.resource.type}
            lines={shareLines(activity, organisation, words)}
            words={words}
          />
          <Recipients
            activity={activity}
            decision={decision}
            organisation={organisation}
            catalog={catalog}
            words={words}
          />
        </>
      );
    case 'publish':
      return (
        <Thing
          type={activity.resource.type}
          lines={publishLines(activity, organisation, words)}
          words={words}
        />
      );
    case 'connect':
      return <Connector activity={activity} organisation={organisation} words={words} />;
  }
}

/** Only what the title does not say: that the stored access serves others too, and whose account it is. */
function Connector({
  activity,
  organisation,
  words,
}: Pick<FactsProps, 'organisation' | 'words'> & { readonly activity: ConnectActivity }) {
  const lines = connectLines(activity, organisation, words);
  if (lines.length === 0) return null;
  return (
    <div class="thing">
      <b>
        <bdi>{tidy(activity.connector.name ?? activity.connector.id, 120)}</bdi>
      </b>
      <Lines of={lines} />
    </div>
  );
}

interface ThingProps {
  readonly type: keyof Words['things'];
  readonly lines: readonly string[];
  readonly words: Words;
}

function Thing({ type, lines, words }: ThingProps) {
  // Nothing but "item" would be a box without news.
  if (type === 'unknown' && lines.length === 0) return null;
  return (
    <div class="thing">
      <b>{capital(words.things[type])}</b>
      <Lines of={lines} />
    </div>
  );
}

function Lines({ of: lines }: { readonly of: readonly string[] }) {
  return (
    <>
      {lines.map((line) => (
        <small key={line}>
          <Text of={line} />
        </small>
      ))}
    </>
  );
}

/** A chip for each domain outside, then one for the organisation; outside looks different. */
function Recipients({
  activity,
  decision,
  organisation,
  catalog,
  words,
}: FactsProps & { readonly activity: ShareActivity }) {
  const chips = chipsOf(activity, { decision, organisation, catalog, words });
  const shown = chips.length > MOST_CHIPS ? chips.slice(0, MOST_CHIPS - 1) : chips;
  if (chips.length === 0) return null;
  return (
    <ul class="chips">
      {shown.map(({ text, outside }) => (
        <li key={text} class={outside ? 'chip out' : 'chip'}>
          <Text of={text} />
        </li>
      ))}
      {shown.length < chips.length && (
        <li class="chip">{words.facts.more(chips.length - shown.length)}</li>
      )}
    </ul>
  );
}

function chipsOf(
  activity: ShareActivity,
  { decision, organisation, catalog, words }: Omit<FactsProps, 'activity'>,
): readonly { text: string; outside: boolean }[] {
  const chips: { text: string; outside: boolean }[] = [];
  let inside = 0;
  for (const recipient of activity.recipients) {
    const { domain, count, type, size } = recipient;
    const place = placeOf(recipient, activity, decision, organisation);
    const counts = type === 'person' && place === 'inside' && organisation !== null;
    if (counts) inside += count;
    else {
      const known = place === 'inside' ? null : knownAs(domain, organisation, catalog);
      chips.push({
        text: [
          words.facts.recipient(domainName(domain), count, type === 'group'),
          ...(size === undefined ? [] : [words.terms.inGroups(size)]),
          ...(known === null ? [] : [words.terms.recipient[known]]),
        ].join(' · '),
        outside: place === 'outside',
      });
    }
  }
  if (inside > 0 && organisation !== null)
    chips.push({
      text: words.facts.recipient(name(organisation.name), inside, false),
      outside: false,
    });
  return chips.toSorted((a, b) => Number(b.outside) - Number(a.outside));
}

const MOST_CHIPS = 8;

/** Most places and kinds of detail that the box names. */
const MOST_PLACES = 3;

function AppBox({
  activity,
  words,
}: {
  readonly activity: ConsentActivity;
  readonly words: Words;
}) {
  const { name: shown, clientId, publisher, verified } = activity.app;
  const host = hostOf(activity.redirectUri);
  const places = activity.resources.map((resource) => hostOf(resource) ?? resource);
  const lines = [
    ...(publisher === null ? [] : [words.facts.publisher(publisher, verified)]),
    ...(host === null ? [] : [words.facts.goesTo(host)]),
    ...(places.length === 0 ? [] : [words.facts.usedAt(places.slice(0, MOST_PLACES))]),
    ...(activity.details.length === 0
      ? []
      : [words.facts.details(activity.details.slice(0, MOST_PLACES))]),
  ];
  if (lines.length === 0) return null;
  // OAuth 1 and device codes name no app.
  const called = shown ?? clientId;
  return (
    <div class="thing">
      {called !== '' && (
        <b>
          <bdi>{tidy(called, 120)}</bdi>
        </b>
      )}
      <Lines of={lines} />
    </div>
  );
}

/** Scopes that are shown at once; the rest waits behind a disclosure, since ten lines hide the first. */
const MOST_SCOPES = 3;

/** What the app asks for, weightiest first, each in a sentence with what makes it weigh. */
function Scopes({
  activity,
  catalog,
  words,
}: {
  readonly activity: ConsentActivity;
  readonly catalog: Catalog;
  readonly words: Words;
}) {
  const facts = consentFacts(activity, catalog);
  if (facts.length === 0) return null;
  // One line too many is shown: a disclosure for a single line would be a joke.
  const first = facts.length > MOST_SCOPES + 1 ? facts.slice(0, MOST_SCOPES) : facts;
  const rest = facts.slice(first.length);
  return (
    <>
      <ScopeList facts={first} words={words} />
      {rest.length > 0 && (
        <details class="more">
          <summary>{words.facts.more(rest.length)}</summary>
          <ScopeList facts={rest} words={words} />
        </details>
      )}
    </>
  );
}

function ScopeList({
  facts,
  words,
}: {
  readonly facts: readonly ScopeFact[];
  readonly words: Words;
}) {
  return (
    <ul class="scopes">
      {facts.map((fact) => (
        <li key={fact.scope}>
          <span class="says">
            {words.scope.sentence(fact)}
            {fact.estimated && fact.area !== 'unknown' && (
              <small>
                {words.scope.estimated} <bdi>{tidy(fact.scope, 80)}</bdi>
              </small>
            )}
          </span>
          <em class={fact.weight}>
            {fact.note === null ? words.weights[fact.weight] : words.notes[fact.note]}
          </em>
        </li>
      ))}
    </ul>
  );
}
