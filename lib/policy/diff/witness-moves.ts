/**
 * How to make a predicate answer yes or no: changes to a step or its circumstances that are worth trying.
 * Whether one works is asked of the predicate itself, so that nothing here can be wrong, only missing.
 */
import { Container, type Kind, ROLES } from '../../activity/activity.ts';
import { RECIPIENT_CLASSES, type RecipientClass } from '../audience.ts';
import {
  type Maker,
  type Move,
  NO_SCOPE,
  anyApp,
  anyThing,
  audience,
  catalogueScope,
  domain,
  each,
  enumerated,
  flag,
  floor,
  knownClient,
  named,
  pattern,
  riskier,
  scopeOf,
  widens,
} from './move-makers.ts';
import {
  ALL_FLOWS,
  ALL_INITIATORS,
  ELSEWHERE,
  REDIRECTS,
  WELL_KNOWN_SCOPES,
  type WitnessValues,
} from './witness-values.ts';

/** Half hours of a week, from a Monday. */
const MONDAY = Date.parse('2026-11-23T00:00:00Z');
const MOMENTS = Array.from({ length: 7 * 48 }, (_, half) =>
  new Date(MONDAY + ((half * 7) % (7 * 48)) * 1_800_000).toISOString(),
);

/** The kind of account that makes the answer as wanted. */
const kindOf = (kind: string, want: boolean) => ((kind === 'work') === want ? 'work' : 'personal');

/** Domains of each class of recipients, whatever stands in the lists. */
const DOMAINS_OF: Readonly<Record<RecipientClass, (values: WitnessValues) => readonly string[]>> = {
  internal: ({ domains }) => domains('own'),
  partner: ({ domains }) => domains('partner'),
  consumer: ({ domains }) => [...domains('consumer'), 'gmail.com'],
  external: () => [ELSEWHERE],
};

const MAKERS: Readonly<Record<string, Maker>> = {
  platformIn: named('platform', 'another-platform'),
  surfaceIn: ({
    parameter,
    want,
    kind,
  }: {
    parameter: readonly string[];
    want: boolean;
    kind: Kind;
  }) => each('surface', want ? parameter : [`${kind}/another`]),
  hostIn: domain('host'),
  accountDomainIn: domain('accountDomain'),
  accountKindIs: ({ parameter, want }) => each('accountKind', [kindOf(parameter, want)]),
  riskAtLeast: riskier,
  pattern,
  groupIn: ({
    parameter,
    want,
    values,
  }: {
    parameter: readonly string[] | string;
    want: boolean;
    values: WitnessValues;
  }) =>
    want
      ? each(
          'context.groups+',
          typeof parameter === 'string' ? values.groups(parameter) : parameter,
        )
      : each('context.groups', [[]]),
  personIn: ({ parameter, want, values }) =>
    each('context.user', want ? values.people(parameter) : ['somebody@elsewhere.example']),
  firstTime: flag('context.firstTime'),
  termsAccepted: ({ parameter, want }) =>
    each('context.accepted', [want ? [{ id: parameter, version: 1_000_000 }] : []]),
  timeWindow: () => each('context.at', MOMENTS),

  appIdIn: named('app.clientId', 'another-app'),
  appIn: (asked) =>
    asked.want
      ? asked.values.apps(asked.parameter).flatMap(({ clientId, scopes }): Move[] => [
          [['app.clientId', clientId]],
          ...(scopes === undefined
            ? []
            : [
                [
                  ['app.clientId', clientId],
                  ['scopes', scopes.slice(0, 1)],
                ] as Move,
              ]),
        ])
      : [
          [['app.clientId', 'another-app']],
          ...asked.values.apps(asked.parameter).flatMap(({ clientId, scopes }): Move[] => [
            [['app.clientId', clientId]],
            ...(scopes === undefined
              ? []
              : [
                  [
                    ['app.clientId', clientId],
                    ['scopes+', NO_SCOPE],
                  ] as Move,
                ]),
          ]),
        ],
  scopesBeyondCeiling: anyApp,
  colleaguesAtLeast: anyApp,
  colleaguesAtMost: anyApp,
  vendorStatusIn: anyThing,
  vendorAgreement: anyThing,
  vendorReviewDue: anyThing,
  firstPartyApp: knownClient,
  abusedApp: knownClient,
  loopbackClient: knownClient,
  publisherVerified: flag('app.verified'),
  nameLooksLikeBrand: () =>
    each('app.name', ['Microsoft Outlook', 'Micros0ft', 'Google Drive', 'Some app']),
  connectorIn: ({
    parameter,
    want,
    values,
  }: {
    parameter: readonly string[] | string;
    want: boolean;
    values: WitnessValues;
  }) =>
    each(
      'connector.id',
      want
        ? typeof parameter === 'string'
          ? values.connectors(parameter).map(({ id }) => id)
          : parameter
        : ['another-connector'],
    ),

  scopeIn: ({ parameter, want, values }) =>
    want
      ? each('scopes+', values.scopes(parameter).map(scopeOf))
      : each('scopes', [['openid'], [NO_SCOPE], []]),
  scopeOutside: ({ parameter, want, values }) =>
    want
      ? each('scopes+', [NO_SCOPE, ...WELL_KNOWN_SCOPES])
      : each('scopes', [
          ...values
            .scopes(parameter)
            .slice(0, 3)
            .map((entry) => [scopeOf(entry)]),
          [],
        ]),
  dataIn: catalogueScope,
  weightAtLeast: catalogueScope,
  offline: flag('offline'),
  organisationWide: flag('organisationWide'),
  opaque: ({ parameter, want }) =>
    parameter === want
      ? [
          [['opaque', true]],
          [
            ['opaque', true],
            ['scopes', []],
          ],
        ]
      : [[['opaque', false]]],
  flowIn: enumerated('flow', ALL_FLOWS),
  initiatorIn: enumerated('initiator', ALL_INITIATORS),
  anomalyIn: ({ parameter, want }: { parameter: readonly string[]; want: boolean }) =>
    want ? each('anomalies+', parameter) : each('anomalies', [[]]),
  redirectHostIn: domain('redirectUri', (name) => `https://${name}/callback`),
  redirectClassIn: () => each('redirectUri', Object.values(REDIRECTS)),
  resourceHostIn: domain('resources', (name) => [`https://${name}/`]),
  detailIn: ({ parameter, want }: { parameter: readonly string[]; want: boolean }) =>
    want ? each('details+', parameter) : each('details', [[]]),

  audienceAtLeast: audience,
  recipientDomainIn: (asked) => {
    const make = domain(asked.want ? 'recipients+' : 'recipients', (name) => {
      const recipient = { domain: name, type: 'person', count: 1 };
      return asked.want ? recipient : [recipient];
    });
    return make(asked);
  },
  recipientClassIn: ({
    parameter,
    want,
    values,
  }: {
    parameter: readonly RecipientClass[];
    want: boolean;
    values: WitnessValues;
  }) =>
    RECIPIENT_CLASSES.filter((one) => parameter.includes(one) === want)
      .flatMap((one) => DOMAINS_OF[one](values))
      .map((name) => ({ domain: name, type: 'person', count: 1 }))
      .map((recipient): Move =>
        want ? [['recipients+', recipient]] : [['recipients', [recipient]]],
      ),
  groupSizeAtLeast: ({
    parameter,
    want,
    values,
  }: {
    parameter: number;
    want: boolean;
    values: WitnessValues;
  }) =>
    want
      ? each(
          'recipients+',
          [...values.domains('own').slice(0, 1), ELSEWHERE].map((name) => ({
            domain: name,
            type: 'group',
            count: 1,
            size: parameter,
          })),
        )
      : each('recipients', [[]]),
  mayReshare: flag('mayReshare'),
  mayDownload: flag('mayDownload'),
  passwordProtected: flag('password'),
  expiresWithinDays: ({ parameter, want }: { parameter: number; want: boolean }) =>
    each('expiresInDays', want ? [parameter] : ['never', parameter + 1]),
  widens,
  recipientsAtLeast: ({ parameter, want }: { parameter: number; want: boolean }) =>
    want
      ? each('recipients+', [{ domain: ELSEWHERE, type: 'person', count: parameter }])
      : each('recipients', [[]]),
  roleAtLeast: floor('role', ROLES),
  labelIn: named('resource.label', 'another label'),
  resourceTypeIn: enumerated('resource.type', ['file', 'folder', 'form', 'flow', 'app']),
  containerTypeIn: ({ parameter, want }: { parameter: readonly string[]; want: boolean }) =>
    each(
      'resource.container',
      Container.shape.type.options
        .filter((type) => parameter.includes(type) === want)
        .map((type) => ({ type, id: null })),
    ),
  openEndpointsAtLeast: ({ parameter, want }: { parameter: number; want: boolean }) =>
    each('openEndpoints', [want ? parameter : parameter - 1]),
  signInIn: enumerated('signIn', ['required', 'none', 'unknown']),
  runsAsIn: enumerated('runsAs', ['maker', 'viewer', 'unknown']),
  endpointHostIn: domain('endpointHost'),
  connectedAccountIs: ({ parameter, want }) =>
    each('connectedAccount', [{ kind: kindOf(parameter, want), domain: null }]),
  connectedDomainIn: domain('connectedAccount', (name) => ({ kind: null, domain: name })),
};

/** Changes that may make a predicate answer as wanted, likeliest first. Empty where nobody knows how. */
export function movesFor(
  predicate: string,
  parameter: unknown,
  want: boolean,
  kind: Kind,
  values: WitnessValues,
): readonly Move[] {
  const maker = Object.hasOwn(MAKERS, predicate) ? MAKERS[predicate] : undefined;
  return maker?.({ parameter: parameter as never, want, kind, values }) ?? [];
}
