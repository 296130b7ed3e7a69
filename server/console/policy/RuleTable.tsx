import type { RuleLine } from '../../contract/policy.ts';
import { policyWords as words } from './words.ts';

/** Prompts below which a share says nothing. */
export const LEAST_SHOWN = 20;

/** Share of prompts that were disputed or gone on against; null where too few were shown. */
export function wolfRate({ counts: { shown, disputed, wentOn } }: RuleLine): number | null {
  return shown < LEAST_SHOWN ? null : (disputed + wentOn) / shown;
}

/** Those that cry wolf first, then those that spoke most. */
export function byWolf(a: RuleLine, b: RuleLine): number {
  const [one, other] = [wolfRate(a) ?? -1, wolfRate(b) ?? -1];
  return other - one || b.counts.shown - a.counts.shown || b.counts.matched - a.counts.matched;
}

interface RuleTableProperties {
  readonly rules: readonly RuleLine[];
  /** Null for those who may not change a stage. */
  readonly onChange: ((rule: RuleLine) => void) | null;
}

/** Rules with what people did at them. */
export function RuleTable({ rules, onChange }: RuleTableProperties) {
  return (
    <div class="wide">
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.rule}</th>
            <th scope="col">{words.stage}</th>
            <th scope="col">{words.matched}</th>
            <th scope="col">{words.shown}</th>
            <th scope="col">{words.wentOn}</th>
            <th scope="col">{words.wentBack}</th>
            <th scope="col">{words.disputed}</th>
            <th scope="col">{words.rate}</th>
            {onChange !== null && (
              <th scope="col">
                <span class="unseen">{words.change}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rules.map((line) => (
            <RuleRow key={line.id} line={line} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RuleRow({
  line,
  onChange,
}: Omit<RuleTableProperties, 'rules'> & { readonly line: RuleLine }) {
  const { id, counts, rule } = line;
  const rate = wolfRate(line);
  return (
    <tr>
      <th scope="row">
        <a href={`/?span=30d&text=${encodeURIComponent(id)}`}>{id}</a>
        <small>
          {rule === null ? words.gone : (rule.title ?? rule.why[0] ?? rule.kinds.join(', '))}
        </small>
      </th>
      <td>
        {rule !== null && `${rule.stage}: ${rule.effect}`}
        {rule !== null && rule.rollout < 100 && <small>{words.shareOf(rule.rollout)}</small>}
      </td>
      <td>
        {counts.matched.toLocaleString()}
        {counts.onTrial > 0 && (
          <small>
            {counts.onTrial.toLocaleString()} {words.onTrial.toLowerCase()}
          </small>
        )}
      </td>
      <td>{counts.shown.toLocaleString()}</td>
      <td>{counts.wentOn.toLocaleString()}</td>
      <td>{counts.wentBack.toLocaleString()}</td>
      <td>{counts.disputed.toLocaleString()}</td>
      <td>{rate === null ? '–' : `${Math.round(rate * 100)} %`}</td>
      {onChange !== null && (
        <td>
          {rule !== null && (
            <button type="button" class="link" onClick={() => onChange(line)}>
              {words.change}
              <span class="unseen"> {id}</span>
            </button>
          )}
        </td>
      )}
    </tr>
  );
}
