/** Test files share the modules that were loaded before, so that one that replaces a module would replace it for others. */
import { expect, it } from 'vitest';
import { code, codeOf } from './tree.ts';

/** Places whose files have modules of their own (vitest.config.ts). */
const APART = /^test\/(unit\/browser\/|unit\/recognition\/answers\.|server\/doubles\/|e2e\/)/u;

it('only files with modules of their own put doubles in place of modules', () => {
  const wrong = code
    .filter((file) => /^test\/.*\.test\.tsx?$/u.test(file) && !APART.test(file))
    .filter((file) => /\bvi\.(mock|doMock|resetModules)\(/u.test(codeOf(file)));
  expect(wrong, 'move them to test/unit/browser or test/server/doubles').toEqual([]);
});
