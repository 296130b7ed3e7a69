/**
 * The table of products in the project's README, made from the registry: `node test/support/surface-table.ts`
 * writes it, and a test holds it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { KINDS } from '../../lib/activity/vocabulary.ts';
import { surfaces } from '../../lib/surfaces/registry.ts';
import type { Surface } from '../../lib/surfaces/surface.ts';
import { WIRE_CALLS } from '../../lib/surfaces/wire-registry.ts';

const README = new URL('../../README.md', import.meta.url);
const MARKS = ['<!-- surfaces:start -->', '<!-- surfaces:end -->'] as const;
const CAPABILITIES = ['inform', 'hold', 'hard-hold'] as const;
const SURE = ['low', 'medium', 'high'] as const;

/** The README with the table as the registry has it. */
export async function withTable(readme: string): Promise<string> {
  const [start, end] = MARKS.map((mark) => readme.indexOf(mark));
  if (start === undefined || end === undefined || start < 0 || end < start)
    throw new Error(`README.md needs ${MARKS.join(' and ')} around the table.`);
  const table = await format(rows(), { parser: 'markdown' });
  return `${readme.slice(0, start + MARKS[0].length)}\n\n${table}\n${readme.slice(end)}`;
}

/** One row a product: which moments, what can be done about them, how sure, and when it was last seen. */
function rows(): string {
  const products = Map.groupBy(surfaces, ({ product }) => product);
  const lines = [...products]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([product, own]) => `| ${[product, ...cells(own)].join(' | ')} |`);
  return [
    '| product | moments | capability | how sure | last seen |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

function cells(own: readonly Surface[]): string[] {
  const moments = KINDS.filter((kind) => own.some((surface) => surface.kind === kind));
  const best = (words: readonly string[], said: readonly string[]) =>
    words.findLast((word) => said.includes(word)) ?? '';
  const seen = own.flatMap(({ id, root, controls }) => [
    root.seen,
    ...controls.map(({ locator }) => locator.seen),
    ...(WIRE_CALLS[id] ?? []).map((call) => call.seen),
  ]);
  const months = seen.flatMap((text) => text.match(/\b20\d\d-\d\d\b/gu) ?? []).toSorted();
  return [
    moments.join(', '),
    best(
      CAPABILITIES,
      own.map(({ capability }) => capability),
    ),
    best(
      SURE,
      own.map(({ root }) => root.sure),
    ),
    months.at(-1) ?? 'never',
  ];
}

if (import.meta.main) writeFileSync(README, await withTable(readFileSync(README, 'utf8')));
