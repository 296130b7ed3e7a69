/** `handrail policy status`: what is published at a place, and what was. */
import { verifyBundle } from '../lib/policy/bundle.ts';
import { readPublicKeys } from './key-files.ts';
import type { Json } from './options.ts';
import { type Published, readBundle, readHistory, targetOf } from './published.ts';
import { counted, table } from './table.ts';
import { type ExitCode, Refusal, say, sayJson, styled } from './terminal.ts';

/** Days before the expiry at which a publication is worth a thought. */
const EXPIRES_SOON = 14;
const DAY = 86_400_000;

/** Tells what is published. @returns 1 when browsers would not take it. */
export async function status(
  path: string,
  options: Json & { readonly keys?: string },
): Promise<ExitCode> {
  const target = await targetOf(path);
  const current = await readBundle(target.current);
  if (current === null)
    throw new Refusal(
      `Nothing is published at ${path}.`,
      1,
      'Publish with: handrail policy publish FILE --key KEY --to DIR',
    );
  const history = await readHistory(target);
  const problem = await problemOf(current, options.keys);
  const days = Math.floor((Date.parse(current.expires) - Date.now()) / DAY);
  if (options.json) {
    sayJson({
      ok: problem === null,
      problem,
      current: { ...factsOf(current), daysLeft: days },
      history: history.map(factsOf),
    });
    return problem === null ? 0 : 1;
  }
  say(
    styled('bold', `${current.id} version ${current.version}`) +
      `, signed with ${current.kid}, issued ${current.issued}, until ${current.expires}.`,
    ...stageWords(current),
    ...(problem === null
      ? options.keys === undefined
        ? ['Its signature was not looked at; name the pinned keys with --keys.']
        : [styled('green', 'Browsers take it.')]
      : [`${styled('red', 'Browsers refuse it')}: ${problem}`]),
    ...(problem === null && days < EXPIRES_SOON
      ? [styled('yellow', `It expires in ${counted(days, 'day')}; publish a new version before.`)]
      : []),
    '',
    ...table(
      ['version', 'signed with', 'issued', 'until', 'bytes'],
      history
        .toReversed()
        .map((one) => [
          `${one.version}${one.version === current.version ? ' (current)' : ''}`,
          one.kid,
          one.issued,
          one.expires,
          one.bundle.length,
        ]),
    ),
  );
  return problem === null ? 0 : 1;
}

async function problemOf(current: Published, keys: string | undefined): Promise<string | null> {
  if (keys === undefined)
    return Date.parse(current.expires) <= Date.now() ? `It expired on ${current.expires}.` : null;
  const verified = await verifyBundle(current.bundle, await readPublicKeys(keys), {}, Date.now());
  return verified.ok ? null : verified.detail;
}

function factsOf({ id, version, kid, issued, expires, bundle }: Published) {
  return { id, version, kid, issued, expires, bytes: bundle.length };
}

/** How far its rules are rolled out, and whether it is an exercise. */
function stageWords({ document }: Published): string[] {
  const rules = entriesAt(document, 'rules');
  const at = (stage: string) => rules.filter((rule) => rule['stage'] === stage).length;
  const share = document['rollout'];
  return [
    `${counted(rules.length, 'rule')}: ${at('observe')} in observe, ${at('coach')} in coach, ${at('enforce')} in enforce; ${counted(entriesAt(document, 'kill').length, 'kill entry', 'kill entries')}, ${counted(entriesAt(document, 'exceptions').length, 'exception')}.`,
    ...(typeof share === 'number' && share < 100 ? [`It is for ${share} % of the browsers.`] : []),
    ...(document['drill'] === true ? ['It is a drill: what it stops is made up.'] : []),
  ];
}

function entriesAt(
  document: Readonly<Record<string, unknown>>,
  part: string,
): ReadonlyArray<Readonly<Record<string, unknown>>> {
  const entries = document[part];
  return (Array.isArray(entries) ? entries : []).filter(
    (entry: unknown): entry is Record<string, unknown> =>
      typeof entry === 'object' && entry !== null,
  );
}
