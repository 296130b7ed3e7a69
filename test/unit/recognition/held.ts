/**
 * What is decided about a request, and which layers can hold it, worked out by the code that the extension
 * runs. Needs a document (jsdom) and `webextension-polyfill` replaced.
 */
import { ConsentActivity, type SurfaceId } from '../../../lib/activity/activity.ts';
import type { Decision } from '../../../lib/activity/decision.ts';
import { GATED_REQUESTS } from '../../../lib/browser/gated-urls.ts';
import { filtersOf } from '../../../lib/browser/net-rules.ts';
import {
  comesWithoutPage,
  holdsAtRequest,
  stepOfRequest,
  surfaceOf,
} from '../../../lib/browser/request-step.ts';
import { catalog } from '../../../lib/catalog/full.ts';
import { contextOf } from '../../../lib/policy/cases/case.ts';
import { compile } from '../../../lib/policy/compile.ts';
import { decide } from '../../../lib/policy/decide.ts';
import { deniedOutright } from '../../../lib/policy/denied.ts';
import type { Policy } from '../../../lib/policy/schema.ts';
import { approvalOf } from '../../../lib/surfaces/approval-reading.ts';
import type { AuthorizeRequest } from '../../../lib/surfaces/authorize-request.ts';
import { matchesUrl, readSurfaces } from '../../../lib/surfaces/read.ts';
import { consent } from '../../../lib/surfaces/registry.ts';
import type { Surface, WireRequest } from '../../../lib/surfaces/surface.ts';
import { DECLARED } from '../surfaces/approval-cases.ts';
import { show } from '../surfaces/open-page.ts';
import { type SavedPage, savedPages } from '../surfaces/saved-pages.ts';
import type { Held } from './answer.ts';
import { read } from './read.ts';

/** A request as it was asked for. */
export interface Asked {
  readonly address: string;
  readonly request: AuthorizeRequest;
}

type Kill = Policy['kill'];

const surfaces: readonly Surface[] = consent;
const DEVICE = surfaces.find(({ id }) => id === 'consent/device-code')!;
const allPages = savedPages();
const pages = allPages.filter(({ expected }) => expected.activity !== null);
/** Pages for servers without a surface of their own: one that asks for consent, and one for a password. */
const CONSENT_PAGE = 'consent/generic/oidc-provider';
const PASSWORD_PAGE = 'consent/generic/oidc-provider-sign-in';

/** The step as the worker judges it before any page was seen, or with the name that a page shows. */
export function stepOf({ address, request }: Asked, name: string | null = null): ConsentActivity {
  const step = stepOfRequest(request, surfaceOf(request, address), catalog);
  return { ...step, app: { ...step.app, name: name ?? step.app.name } };
}

/** Decides by a policy at the moment it was issued, about a person who was asked nothing before. */
export function judgeOf(policy: Policy): (step: ConsentActivity) => Decision {
  const compiled = compile(policy);
  return (step) => decide(compiled, step, contextOf({}, step, policy, catalog));
}

/** Which layers can hold a request, if the policy wants it held. */
export function heldOf(asked: Asked, policy: Policy): Held {
  const { address, request } = asked;
  const plain = judgeOf(policy)(stepOf(asked));
  const stops = stopsAtRequest(asked, { ...plain, effect: 'block', basis: 'rule' });
  const waits = matchesUrl(GATED_REQUESTS, new URL(address));
  const asks = !comesWithoutPage(request, catalog);
  const own = ownSurface(asked);
  const named = namedSurface(asked);
  return {
    page: asks ? pageReader(asked, own) : null,
    approval: asks ? approvalReader(asked, own) : null,
    ...(own === DEVICE && { later: pageReader(asked, named) }),
    request: stops ? (waits ? 'waits' : 'begun') : null,
    net: inNet(asked, policy),
  };
}

/** Whether a decision is carried out at the authorize request already. */
export function stopsAtRequest({ request }: Asked, decision: Decision): boolean {
  return holdsAtRequest(decision, request, catalog);
}

/** One kill entry for each app that a request names. */
export function killsOf({ clientId }: AuthorizeRequest): Kill {
  return clientId
    .split(' ')
    .filter((id) => id !== '')
    .map((app) => ({ id: 'incident', app }));
}

/** Whether the net stops the request by each app that it names: a filter sees the address and no more. */
function inNet({ address, request }: Asked, policy: Policy): boolean {
  const kills = killsOf(request);
  // What stands behind `#` stays in the browser.
  const sent = new URL(address).href.replace(/#.*$/u, '');
  return (
    kills.length > 0 &&
    kills.every((entry) =>
      deniedOutright({ ...policy, kill: [entry] })
        .filter(({ by }) => by === 'kill')
        .flatMap(filtersOf)
        .some((filter) => catches(filter, sent)),
    )
  );
}

/** A filter as the browser reads it: `^` is a separator or the end, `%` is none (measured on Chromium 156). */
function catches(filter: string, address: string): boolean {
  const signs: Readonly<Record<string, string>> = { '*': '.*', '^': '(?:[^a-zA-Z0-9_.%-]|$)' };
  const parts = filter.split(/([*^])/u);
  const pattern = parts.map((part) => signs[part] ?? RegExp.escape(part)).join('');
  return new RegExp(pattern, 'iu').test(address);
}

/** The surface of the page that comes first; pages for the codes of devices are one, whoever runs them. */
function ownSurface(asked: Asked): Surface | null {
  return asked.request.flow === 'device' ? DEVICE : namedSurface(asked);
}

/** The surface of the provider's consent page, or null where any server's is meant. */
function namedSurface({ address, request }: Asked): Surface | null {
  if (request.platform === 'oauth') return null;
  const own = surfaces.filter(({ platform }) => platform === request.platform);
  // Private accounts are asked on a page of their own (facts §1).
  const personal = own.find(({ id }) => id.endsWith('-personal'));
  if (request.accountKind === 'personal' && personal !== undefined) return personal;
  return own.find(({ matches }) => matchesUrl(matches, new URL(address))) ?? own[0] ?? null;
}

/** The surface that reads the page on which the person says yes. */
function pageReader(asked: Asked, own: Surface | null): SurfaceId | null {
  return readPage(asked, own)?.surface ?? null;
}

/** What the page says of the step: the first page where a device is let in, else the consent page. */
export function pageStepOf(asked: Asked, name: string | null = null): ConsentActivity | null {
  const step = readPage(asked, ownSurface(asked));
  return step === null
    ? null
    : { ...step, app: { ...step.app, name, publisher: null, verified: null } };
}

function readPage(asked: Asked, own: Surface | null): ConsentActivity | null {
  const saved = savedFor(asked, own);
  const there = own !== null && isOf(asked, own, saved.expected.url);
  // The page of a server that nobody lists stands at the request's own address.
  const address = there ? ofApp(saved, saved.expected.url, asked) : asked.address;
  const reading = readSurfaces(surfaces, {
    document: show(ofApp(saved, saved.html, asked)),
    url: new URL(address),
    flow: asked.request,
    askPage: () => null,
  });
  return reading?.activity.kind === 'consent' ? reading.activity : null;
}

/** A text of a saved page as it would be for the app that asks; of two apps the server goes on with one. */
function ofApp({ expected }: SavedPage, text: string, { request }: Asked): string {
  const step = ConsentActivity.safeParse(expected.activity);
  const before = step.success ? step.data.app.clientId : '';
  const [after = ''] = request.clientId.split(' ');
  if (before === '' || after === '') return text;
  return text
    .replaceAll(encodeURIComponent(before), encodeURIComponent(after))
    .replaceAll(before, after);
}

function savedFor(asked: Asked, own: Surface | null): SavedPage {
  if (own === null) {
    const name = imitates(asked) ? PASSWORD_PAGE : CONSENT_PAGE;
    return allPages.find((one) => one.name === name)!;
  }
  const saved = pages.filter(({ folder }) => folder === own.id);
  const oauth1 = asked.request.flow === 'oauth1';
  return (
    saved.find(
      ({ expected }) => isOf(asked, own, expected.url) && isOldKind(expected) === oauth1,
    ) ?? saved[0]!
  );
}

/** OAuth 1 is asked on a page of its own, which names no app. */
function isOldKind({ flow }: SavedPage['expected']): boolean {
  return flow?.flow === 'oauth1';
}

/** A page that only looks like a sign-in page is the attacker's, and wants the password. */
function imitates({ request }: Asked): boolean {
  return request.anomalies.some(
    (anomaly) => anomaly === 'look-alike-host' || anomaly === 'credentials-in-address',
  );
}

/** Whether an address of a surface belongs to the provider that was asked: one surface is of several. */
function isOf({ request }: Asked, own: Surface, address: string): boolean {
  return own !== DEVICE || read(address)?.platform === request.platform;
}

/** The surface that knows the yes: as its provider sends it, else as servers do on any host. */
function approvalReader(asked: Asked, own: Surface | null): SurfaceId | null {
  const declared = DECLARED.find(
    ({ surface, says, url }) => says === 'approve' && surface === own?.id && isOf(asked, own, url),
  );
  const wire = declared === undefined ? anyAnswer(asked, own) : post(declared.url, declared.body);
  const reading = approvalOf(surfaces, wire, asked.request);
  return reading?.says === 'approve' ? reading.surface.id : null;
}

function anyAnswer(asked: Asked, own: Surface | null): WireRequest {
  if (own === DEVICE) return post(asked.address, 'user_code=x');
  const address = `https://${asked.request.host}/oauth/authorize`;
  return post(address, imitates(asked) ? 'username=a&password=b' : 'allow=1');
}

function post(address: string, body: string): WireRequest {
  const isJson = body.startsWith('{');
  const fields = [...new URLSearchParams(body)].map(([name, value]) => [name, [value]] as const);
  return {
    url: new URL(address),
    method: 'POST',
    fields: isJson ? null : Object.fromEntries(fields),
    text: isJson ? body : null,
  };
}
