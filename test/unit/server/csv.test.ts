import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../server/files/csv.ts';

describe('a table for a spreadsheet', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '  =1', '\r=1', '＝1', '|x'])(
    'takes %j for text',
    (text) => {
      expect(csvLine([text])).toBe(`"'${text}"\r\n`);
    },
  );

  it('quotes what would end a cell or a line', () => {
    expect(csvLine(['a "b", c\r\nd', 1, null, 'a=b'])).toBe('"a ""b"", c\r\nd",1,,"a=b"\r\n');
  });
});
