/** The policies of the README's cookbook: each parses, has nothing for the linter to say, and decides as told. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod/mini';
import { catalog } from '../../../lib/catalog/full.ts';
import { Case } from '../../../lib/policy/cases/case.ts';
import { coverageOf, runCases } from '../../../lib/policy/cases/case-run.ts';
import { lintPolicy } from '../../../lib/policy/lint/lint.ts';
import { VOCABULARY } from '../../../lib/policy/schema.ts';

const NOW = Date.parse('2027-01-15T10:00:00Z');
const readme = readFileSync(new URL('../../../lib/policy/README.md', import.meta.url), 'utf8');
const cookbook = /^## Cookbook\n(.*?)^## /msu.exec(readme)?.[1] ?? '';

/** Title, the text above, the policy and its cases. */
const RECIPE = /^### (\d+\. [^\n]+)\n(.*?)```yaml\n(.*?)```\n\s*```yaml\n(.*?)```/gmsu;
const recipes = [...cookbook.matchAll(RECIPE)].map(
  ([, title = '', text = '', policy = '', cases = '']) => ({
    title,
    text: text.trim(),
    fragment: parse(policy) as Record<string, unknown>,
    cases: z.array(Case).parse(parse(cases)),
  }),
);

/** The document around a recipe, with the lists that several use where its rules ask for them. */
function document({ lists, ...fragment }: Record<string, unknown>): string {
  const domains = { own: ['acme.example'], partner: ['partner.example'], consumer: ['gmail.com'] };
  return stringify({
    vocabulary: VOCABULARY,
    id: 'cookbook',
    version: 1,
    issued: '2027-01-01T00:00:00Z',
    expires: '2028-01-01T00:00:00Z',
    organisation: { name: 'Acme', contact: 'https://intranet.acme.example/security' },
    lists: { domains, ...(lists as object | undefined) },
    ...fragment,
  });
}

describe('the cookbook', () => {
  it('has ten recipes, each with a text and its cases', () => {
    expect(recipes.map(({ title }) => Number.parseInt(title, 10))).toEqual(
      Array.from({ length: 10 }, (_, index) => index + 1),
    );
    for (const { title, text, cases } of recipes) {
      expect(text.length, title).toBeGreaterThan(80);
      expect(cases.length, title).toBeGreaterThan(1);
    }
  });

  it.each(recipes.map((recipe) => [recipe.title, recipe] as const))(
    '%s',
    (_title, { fragment, cases }) => {
      const { findings, policy } = lintPolicy(document(fragment), NOW);
      expect(findings).toEqual([]);
      if (policy === null) throw new Error('There is no policy.');
      const results = runCases(policy, cases, { catalog, readAddress: () => null });
      for (const { name, differences, problems } of results)
        expect({ name, differences, problems }).toEqual({ name, differences: [], problems: [] });
      // Whatever a recipe has is shown to decide, or, on its own page, to be stopped before.
      const { untouched } = coverageOf(policy, results);
      expect(untouched).toEqual([]);
    },
  );
});
