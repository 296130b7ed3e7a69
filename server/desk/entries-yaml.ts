/** What holds at the desk, for the policy file itself: for admins whose service has no key. */
import { stringify } from 'yaml';
import { nameOfEntry } from './compose-policy.ts';
import type { LiveEntry } from './entries.ts';

/** Parts of a policy document, to be copied into it; who made each stands beside it as a comment. */
export function entriesAsYaml(entries: readonly LiveEntry[]): string {
  const parts = [
    '# What was decided in the console, for the policy file. Copy the parts, lint, sign, publish.',
    listOf('exceptions', entries, (entry) =>
      entry.kind === 'exception' ? { id: nameOfEntry('exception', entry.id), ...entry.body } : null,
    ),
    listOf('kill', entries, (entry) =>
      entry.kind === 'kill' ? { id: nameOfEntry('kill', entry.id), ...entry.body } : null,
    ),
    listOf('answers', entries, (entry) => (entry.kind === 'answer' ? entry.body : null)),
    stagesOf(entries),
  ];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

function listOf(
  name: string,
  entries: readonly LiveEntry[],
  pick: (entry: LiveEntry) => object | null,
): string {
  const lines = entries.flatMap((entry) => {
    const body = pick(entry);
    if (body === null) return [];
    const item = stringify([body]).trimEnd().replace(/^/gmu, '  ');
    return [`  # ${madeBy(entry)}\n${item}`];
  });
  return lines.length === 0 ? '' : `${name}:\n${lines.join('\n')}`;
}

function stagesOf(entries: readonly LiveEntry[]): string {
  const lines = entries.flatMap((entry) => {
    if (entry.kind !== 'stage') return [];
    const { rule, stage, rollout } = entry.body;
    const changes = [
      ...(stage === undefined ? [] : [`stage: ${stage}`]),
      ...(rollout === undefined ? [] : [`rollout: ${rollout}`]),
    ];
    return [`#   ${oneLine(rule)}: { ${changes.join(', ')} }  # ${madeBy(entry)}`];
  });
  return lines.length === 0 ? '' : ['# Rules that have another stage now:', ...lines].join('\n');
}

function madeBy({ made, madeBy: name }: LiveEntry): string {
  return `${oneLine(name)}, ${new Date(made).toISOString()}`;
}

/** A name cannot end its comment. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
}
