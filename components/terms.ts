/**
 * What is said of a share, a publication or a connection beside its title: where it lies, what held before,
 * how it is given, whose account. Lines of text; what the page did not say has none.
 */
import type {
  Activity,
  ConnectActivity,
  LinkReach,
  PublishActivity,
  Resource,
  Role,
  ShareActivity,
} from '../lib/activity/activity.ts';
import { isUnder, type Organisation } from './organisation.ts';
import type { Words } from './words/words.ts';

/** Lines under the thing that is shared, news first: on a narrow screen the last may lie below the edge. */
export function shareLines(
  activity: ShareActivity,
  organisation: Organisation | null,
  words: Words,
): readonly string[] {
  const { before, link, role } = activity;
  return [
    ...(before === null ? [] : changeOf(before, { link, role }, organisation, words)),
    ...joined(termsOf(activity, words)),
    ...resourceLines(activity.resource, words),
    ...accountLines(activity, words),
  ];
}

/** Lines under the thing that is published. */
export function publishLines(
  activity: PublishActivity,
  organisation: Organisation | null,
  words: Words,
): readonly string[] {
  const { reachBefore, reach } = activity;
  const signIn = words.facts.signIn[activity.signIn];
  return [
    ...(reachBefore === null
      ? []
      : changeOf(
          { link: reachBefore, role: null },
          { link: reach, role: null },
          organisation,
          words,
        )),
    ...(signIn === null ? [] : [signIn]),
    ...resourceLines(activity.resource, words),
    ...accountLines(activity, words),
  ];
}

/** Lines under a connector: who else uses it then, and whose account it opens. */
export function connectLines(
  activity: ConnectActivity,
  organisation: Organisation | null,
  words: Words,
): readonly string[] {
  const { sharedWith } = activity;
  const others = sharedWith !== 'unchanged' && sharedWith !== 'restricted';
  return [
    ...(others ? [words.facts.sharedWith(words.audience[sharedWith])] : []),
    ...connectedLines(activity, organisation, words),
    ...accountLines(activity, words),
  ];
}

function resourceLines({ label, container }: Resource, words: Words): readonly string[] {
  return [
    ...(label === null ? [] : [words.facts.label(label)]),
    ...(container === undefined ? [] : [words.terms.within[container.type]]),
  ];
}

interface Held {
  readonly link: LinkReach;
  readonly role: Role | null;
}

/** What becomes different, wherever both sides are known. */
function changeOf(
  before: Held,
  after: Held,
  organisation: Organisation | null,
  { terms }: Words,
): readonly string[] {
  if (before.link === 'unchanged' || after.link === 'unchanged') return [];
  const at = organisation?.name ?? null;
  if (before.link !== after.link)
    return [terms.before(terms.open[before.link](at), terms.open[after.link](at))];
  if (before.role === null || after.role === null || before.role === after.role) return [];
  return [terms.roleBefore(terms.may[before.role], terms.may[after.role])];
}

/** How it is given. What makes it milder is said, too: it is what the person has done for it. */
function termsOf(activity: ShareActivity, { terms }: Words): readonly string[] {
  const { expiresInDays: days, password, mayReshare, mayDownload, link } = activity;
  const open = link === 'anyone_with_link' || link === 'public';
  return [
    ...(days === null ? [] : [days === 'never' ? terms.neverEnds : terms.ends(days)]),
    ...(password === true ? [terms.password] : []),
    ...(password === false && open ? [terms.noPassword] : []),
    ...(mayReshare === true ? [terms.mayReshare] : []),
    ...(mayDownload === false ? [terms.noDownload] : []),
  ];
}

const joined = (parts: readonly string[]) => (parts.length === 0 ? [] : [parts.join(' · ')]);

function accountLines({ accountKind }: Activity, { terms }: Words): readonly string[] {
  return accountKind === 'personal' ? [terms.privateAccount] : [];
}

function connectedLines(
  { connectedAccount }: ConnectActivity,
  organisation: Organisation | null,
  { terms: { connects } }: Words,
): readonly string[] {
  if (connectedAccount === null) return [];
  const { domain } = connectedAccount;
  const kind = connectedAccount.kind ?? kindByLists(domain, organisation);
  if (kind !== null) return [connects[kind](domain)];
  return domain === null ? [] : [connects.unknown(domain)];
}

function kindByLists(domain: string | null, organisation: Organisation | null) {
  if (domain === null || organisation === null) return null;
  if (isUnder(domain, organisation.domains.own)) return 'work';
  return isUnder(domain, organisation.domains.consumer) ? 'personal' : null;
}
