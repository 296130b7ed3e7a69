/**
 * Each engine with the same rules, as its own documentation means it to be used: compiled or parsed once where it
 * can, then asked many times. An answer is the sorted list of the rules that match.
 */
import { Environment } from '@marcbachmann/cel-js';
import { celEnv, parse as parseBuf, plan, CelScalar, listType } from '@bufbuild/cel';
import { evaluate as evaluateCel, parse as parseCel } from 'cel-js';
import jsonLogic from 'json-logic-js';
import { Engine } from 'json-rules-engine';
import type { NeutralRule, NeutralStep } from './rules.ts';

export type Ask = (step: NeutralStep) => readonly string[] | Promise<readonly string[]>;

export interface EngineUnderTest {
  readonly name: string;
  /** Everything that is done once for a policy. */
  readonly compile: (rules: readonly NeutralRule[]) => Ask | Promise<Ask>;
  /** Above this many rules it is left out, since one round would take minutes. */
  readonly upTo: number;
}

const listed = (values: readonly string[]): string => JSON.stringify(values);

/** The rule in the Common Expression Language. */
const inCel = ({ apps, scopes, notAt }: NeutralRule): string =>
  `app in ${listed(apps)} && scopes.exists(s, s in ${listed(scopes)}) && !(account in ${listed(notAt)})`;

const marcbachmann: EngineUnderTest = {
  name: '@marcbachmann/cel-js',
  upTo: 10_000,
  compile: (rules) => {
    const environment = new Environment()
      .registerVariable('app', 'string')
      .registerVariable('scopes', 'list<string>')
      .registerVariable('account', 'string');
    const parsed = rules.map((rule) => ({ id: rule.id, ask: environment.parse(inCel(rule)) }));
    return (step) => parsed.filter(({ ask }) => ask(step) === true).map(({ id }) => id);
  },
};

const bufbuild: EngineUnderTest = {
  name: '@bufbuild/cel',
  upTo: 10_000,
  compile: (rules) => {
    const environment = celEnv({
      variables: {
        app: CelScalar.STRING,
        scopes: listType(CelScalar.STRING),
        account: CelScalar.STRING,
      },
    });
    const planned = rules.map((rule) => ({
      id: rule.id,
      ask: plan(environment, parseBuf(inCel(rule))),
    }));
    return ({ app, scopes, account }) =>
      planned
        .filter(({ ask }) => ask({ app, scopes: [...scopes], account }) === true)
        .map(({ id }) => id);
  },
};

const celJs: EngineUnderTest = {
  name: 'cel-js',
  upTo: 1_000,
  compile: (rules) => {
    const parsed = rules.map((rule) => {
      const result = parseCel(inCel(rule));
      if (!result.isSuccess) throw new Error(`cel-js does not parse ${inCel(rule)}`);
      return { id: rule.id, cst: result.cst };
    });
    return (step) =>
      parsed.filter(({ cst }) => evaluateCel(cst, { ...step }) === true).map(({ id }) => id);
  },
};

const logic: EngineUnderTest = {
  name: 'json-logic-js',
  upTo: 10_000,
  compile: (rules) => {
    const written = rules.map(({ id, apps, scopes, notAt }) => ({
      id,
      rule: {
        and: [
          { in: [{ var: 'app' }, apps] },
          { some: [{ var: 'scopes' }, { in: [{ var: '' }, scopes] }] },
          { '!': { in: [{ var: 'account' }, notAt] } },
        ],
      },
    }));
    return (step) =>
      written.filter(({ rule }) => jsonLogic.apply(rule, step) === true).map(({ id }) => id);
  },
};

const rulesEngine: EngineUnderTest = {
  name: 'json-rules-engine',
  upTo: 1_000,
  compile: (rules) => {
    const engine = new Engine([], { allowUndefinedFacts: false });
    engine.addOperator('holdsOneOf', (fact: readonly string[], wanted: readonly string[]) =>
      wanted.some((value) => fact.includes(value)),
    );
    for (const { id, apps, scopes, notAt } of rules) {
      engine.addRule({
        conditions: {
          all: [
            { fact: 'app', operator: 'in', value: [...apps] },
            { fact: 'scopes', operator: 'holdsOneOf', value: [...scopes] },
            { fact: 'account', operator: 'notIn', value: [...notAt] },
          ],
        },
        event: { type: id },
      });
    }
    return async (step) => (await engine.run({ ...step })).events.map(({ type }) => type);
  },
};

/** All of them but Cedar, which needs WebAssembly and stands in a file of its own. */
export const PEERS: readonly EngineUnderTest[] = [
  logic,
  marcbachmann,
  bufbuild,
  celJs,
  rulesEngine,
];
