import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DICTIONARY, LEVELS } from '../../../lib/events/dictionary.ts';
import { VOCABULARY } from '../../../lib/events/handrail-extension.ts';
import { Origin, ReportRecord } from '../../../lib/events/record.ts';
import { fieldsOf } from './schema-fields.ts';

const page = readFileSync(join(import.meta.dirname, '../../../lib/events/README.md'), 'utf8');

/** The rows of the table: [field, purpose, level]. */
const rows = page
  .slice(page.indexOf('<!-- fields:start -->'), page.indexOf('<!-- fields:end -->'))
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('the table of fields in lib/events/README.md', () => {
  it('lists exactly the fields that can be sent; add a row with purpose and level, or drop it', () => {
    const written = rows.map(([field]) => field!.slice(1, -1));
    expect(written.toSorted()).toEqual([...fieldsOf(ReportRecord), ...fieldsOf(Origin)].toSorted());
  });

  it('says the same as the rows that people read on the status page', () => {
    expect(rows.map(([field, purpose, level]) => [field!.slice(1, -1), level, purpose])).toEqual(
      DICTIONARY.map((row) => [...row]),
    );
  });

  it.each(rows)('%s has a purpose and a known level', (_field, purpose, level) => {
    expect(purpose).not.toBe('');
    expect(LEVELS).toContain(level);
  });

  it('knows the vocabulary of this version', () => {
    expect(page).toMatch(new RegExp(`^\\| ${VOCABULARY} +\\|`, 'm'));
  });
});

describe('fieldsOf', () => {
  it('sees a new field wherever it is added', () => {
    const schema = z.object({
      a: z.object({ b: z.string() }).nullable(),
      c: z.discriminatedUnion('t', [
        z.object({ t: z.literal('x'), d: z.array(z.object({ e: z.int() })) }),
        z.object({ t: z.literal('y'), f: z.array(z.string()) }),
      ]),
    });
    expect(fieldsOf(schema)).toEqual(['a.b', 'c.d[].e', 'c.f[]', 'c.t']);
  });
});
