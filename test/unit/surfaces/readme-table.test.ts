import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withTable } from '../../support/surface-table.ts';

it('the README’s table of products is what the registry says', async () => {
  const readme = readFileSync(`${import.meta.dirname}/../../../README.md`, 'utf8');
  expect(readme, 'Write it anew: node test/support/surface-table.ts').toBe(await withTable(readme));
});
