/** Ways to make predicates of one sort answer yes or no; `witness-moves.ts` says which takes which. */
import { AUDIENCES, type Audience, type Kind } from '../../activity/activity.ts';
import { RISK_LEVELS } from '../../activity/decision.ts';
import {
  ELSEWHERE,
  KNOWN_CLIENTS,
  REDIRECTS,
  WELL_KNOWN_SCOPES,
  type WitnessValues,
  audienceChange,
  narrower,
} from './witness-values.ts';

/**
 * A place and its new value: `host`, `app.clientId`, `context.groups`. A `+` at the end adds to a list
 * instead. Several changes belong together.
 */
export type Change = readonly [path: string, value: unknown];
export type Move = readonly Change[];

export type Maker = (asked: {
  readonly parameter: never;
  readonly want: boolean;
  readonly kind: Kind;
  readonly values: WitnessValues;
}) => readonly Move[];

/** One move for each value. */
export const each = (path: string, values: readonly unknown[]): Move[] =>
  values.map((value) => [[path, value]]);

/** For predicates that take names. @param other a name that is none of them. */
export const named =
  (path: string, other: string): Maker =>
  ({ parameter, want }: { parameter: readonly string[]; want: boolean }) =>
    each(path, want ? parameter : [other]);

/** For predicates that take yes or no. */
export const flag =
  (path: string): Maker =>
  ({ parameter, want }: { parameter: boolean; want: boolean }) =>
    each(path, [parameter === want]);

/** For predicates that take some of few words. */
export const enumerated =
  (path: string, all: readonly string[]): Maker =>
  ({ parameter, want }: { parameter: readonly string[]; want: boolean }) =>
    each(path, want ? parameter : all.filter((value) => !parameter.includes(value)));

/** For predicates that take the lowest step of a ladder. */
export const floor =
  (path: string, ladder: readonly string[]): Maker =>
  ({ parameter, want }: { parameter: string; want: boolean }) => {
    const place = ladder.indexOf(parameter);
    return each(path, want ? ladder.slice(place) : ladder.slice(0, place).toReversed());
  };

/** For predicates that take a list of domains. @param write how a domain stands in the step. */
export const domain =
  (path: string, write: (domain: string) => unknown = (name) => name): Maker =>
  ({ parameter, want, values }: { parameter: string; want: boolean; values: WitnessValues }) => {
    const entries = values.domains(parameter);
    const names = want ? entries : [ELSEWHERE, ...entries];
    // A name below an entry belongs to it, unless it is taken away by another list.
    return each(path, [...names, ...entries.slice(0, 2).map((name) => `in.${name}`)].map(write));
  };

/** A scope that a list entry stands for: one that ends in a star stands for what begins so. */
export const scopeOf = (entry: string) =>
  entry.endsWith('*') ? `${entry.slice(0, -1)}read` : entry;
export const NO_SCOPE = 'elsewhere.read';

/** Every app of the lists, within and beyond its scopes, and one that stands in none. */
export const anyApp: Maker = ({ values }) => [
  ...values.anyApps.flatMap(({ clientId, scopes }) => [
    [['app.clientId', clientId]] as const,
    ...(scopes === undefined
      ? []
      : [
          [
            ['app.clientId', clientId],
            ['scopes', scopes],
          ] as const,
          [
            ['app.clientId', clientId],
            ['scopes', [...scopes, NO_SCOPE]],
          ] as const,
        ]),
  ]),
  [['app.clientId', 'another-app']],
];

/** Every app or connector of the lists. */
export const anyThing: Maker = (asked) =>
  asked.kind === 'connect'
    ? each('connector.id', [...asked.values.anyConnectors.map(({ id }) => id), 'another-connector'])
    : anyApp(asked);

/** Clients that the catalogue knows. */
export const knownClient: Maker = () => [
  ...KNOWN_CLIENTS.map((id): Move => [
    ['app.clientId', id],
    ['platform', 'microsoft'],
  ]),
  [['app.clientId', 'another-app']],
];

/** Scopes that the catalogue knows. */
export const catalogueScope: Maker = () => [
  ...each('scopes+', WELL_KNOWN_SCOPES),
  ...each('scopes', [...WELL_KNOWN_SCOPES.map((scope) => [scope]), []]),
];

/** Steps that weigh more and more. */
export const riskier: Maker = ({ parameter, want }: { parameter: string; want: boolean }) => {
  const heavy: Change[] = [
    ['scopes', ['Mail.ReadWrite', 'Files.ReadWrite.All', 'Directory.ReadWrite.All']],
    ['offline', true],
    ['app.verified', false],
    ['redirectUri', REDIRECTS.tunnel],
    ['anomalies', ['look-alike-host']],
  ];
  const light: Change[] = [
    ['scopes', ['openid']],
    ['offline', false],
    ['anomalies', []],
    ['redirectUri', REDIRECTS.web],
  ];
  const place = RISK_LEVELS.findIndex((level) => level === parameter);
  const steps = heavy.map((_change, index) => heavy.slice(0, index + 1));
  return want ? steps.slice(Math.max(0, place - 1)) : [light, ...steps];
};

const TEXT_PATHS: Readonly<Record<string, string>> = {
  appName: 'app.name',
  publisher: 'app.publisher',
  host: 'host',
  label: 'resource.label',
  endpointHost: 'endpointHost',
  connectorName: 'connector.name',
};

/** Texts that a pattern may match: its alternatives without what is special in them. */
export const pattern: Maker = ({
  parameter: { field, matches },
  want,
}: {
  parameter: { readonly field: string; readonly matches: string };
  want: boolean;
}) => {
  const texts = want
    ? matches
        .split('|')
        .map((part) =>
          part.replace(/\(\?[a-z]+\)|\\[bBAzdws]|[\^$()?*+]|\[|\].*$|\{[\d,]*\}/gu, ''),
        )
        .flatMap((text) => [text.replaceAll('\\', ''), `${text}1`, `a${text}`])
    : ['something else', 'another.example'];
  if (field === 'scope') return each('scopes+', texts);
  if (field === 'redirectHost')
    return each(
      'redirectUri',
      texts.map((text) => `https://${text}/`),
    );
  return each(TEXT_PATHS[field] ?? 'host', texts);
};

/** Every audience on the wanted side, nearest to the line first. */
export const audience: Maker = ({
  parameter,
  want,
  kind,
  values,
}: {
  parameter: Audience;
  want: boolean;
  kind: Kind;
  values: WitnessValues;
}) => {
  const place = AUDIENCES.indexOf(parameter);
  const below = narrower(parameter);
  const audiences = want
    ? AUDIENCES.slice(0, place + 1).toReversed()
    : below === null
      ? []
      : AUDIENCES.slice(place + 1);
  return audiences.flatMap((one) =>
    audienceChange(kind, one, values).map((change): Move =>
      want
        ? [change]
        : kind === 'share'
          ? [['recipients', []], ['link', 'unchanged'], change]
          : [change],
    ),
  );
};

/** What held before, least and most; beside it a link that says how far it reaches now. */
export const widens: Maker = ({
  parameter,
  want,
  kind,
}: {
  parameter: boolean;
  want: boolean;
  kind: Kind;
}) => {
  const wider = parameter === want;
  const link = wider ? 'restricted' : 'public';
  const before: Change =
    kind === 'publish' ? ['reachBefore', link] : ['before', { link, role: wider ? null : 'own' }];
  const now = kind === 'publish' ? 'reach' : 'link';
  const after = ['organisation', 'anyone_with_link', 'public'];
  return [[before], ...each(now, after).map((move): Move => [before, ...move])];
};
