/** What stores refuse is taken out of the libraries that are installed, and a new version of them is noticed. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withoutRefusedCode } from '../../../../cli/release/refused-code.ts';

const { transform } = withoutRefusedCode();
const library = (name: string) => {
  const id = `node_modules/${name}`;
  return { id: `/anywhere/${id}`, code: readFileSync(id, 'utf8') };
};

describe('refused code', () => {
  it.each([
    ['preact/dist/preact.mjs', /innerHTML=/u],
    ['zod/v4/core/util.js', /new F\(""\)/u],
  ])('%s', (name, refused) => {
    const { id, code } = library(name);
    expect(code).toMatch(refused);
    expect(transform(code, `${id}?v=1`)?.code).not.toMatch(refused);
    expect(() => transform('something else', id)).toThrow(name);
  });
  it('other files stay as they are', () => {
    expect(transform('x.innerHTML=y.__html', '/lib/own.ts')).toBeNull();
  });
});
