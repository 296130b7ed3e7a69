/** Cedar with the same rules. Apart from the others: an extension's worker does not run WebAssembly by default. */
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import type { EngineUnderTest } from './engines.ts';
import type { NeutralRule } from './rules.ts';

const listed = (values: readonly string[]): string => JSON.stringify(values);

/** Lists of Cedar know `contains` and `containsAny`. */
const inCedar = ({ apps, scopes, notAt }: NeutralRule): string =>
  `permit(principal, action, resource) when { ${listed(apps)}.contains(context.app) && context.scopes.containsAny(${listed(scopes)}) && !(${listed(notAt)}.contains(context.account)) };`;

const NAME = 'bench';
const ENTITY = { type: 'Nobody', id: 'x' };

export const cedar: EngineUnderTest = {
  name: '@cedar-policy/cedar-wasm',
  upTo: 10_000,
  compile: (rules) => {
    const parsed = preparsePolicySet(NAME, {
      staticPolicies: Object.fromEntries(rules.map((rule) => [rule.id, inCedar(rule)])),
    });
    if (parsed.type === 'failure') throw new Error(JSON.stringify(parsed.errors));
    return (step) => {
      const answer = statefulIsAuthorized({
        principal: ENTITY,
        action: { type: 'Action', id: 'take' },
        resource: ENTITY,
        context: { app: step.app, scopes: [...step.scopes], account: step.account },
        preparsedPolicySetId: NAME,
        entities: [],
      });
      if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
      return answer.response.diagnostics.reason;
    };
  },
};
