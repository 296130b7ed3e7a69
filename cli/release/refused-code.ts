/**
 * Takes out of bundled libraries what extension stores refuse, and what never runs here: preact's way to set markup from
 * text, which no component uses, and zod's way to make code from text, which `without-eval.ts` switches off. Each rule has to
 * find its place, so that a new version of a library is looked at again.
 */

interface Rule {
  /** End of the file's path. */
  readonly file: string;
  readonly refused: RegExp;
  readonly instead: string;
}

const RULES: readonly Rule[] = [
  {
    file: '/preact/dist/preact.mjs',
    refused: /\(\w+\.innerHTML=\w+\.__html\)/u,
    instead: 'void 0',
  },
  {
    file: '/zod/v4/core/util.js',
    refused: /const F = Function;\s+new F\(""\);\s+return true;/u,
    instead: 'return false;',
  },
];

/** The part of Vite's plugins that is needed here. */
export interface TransformPlugin {
  readonly name: string;
  readonly transform: (code: string, id: string) => { code: string; map: null } | null;
}

/** A plugin for Vite. @throws Error in the build when a rule no longer finds its place. */
export function withoutRefusedCode(): TransformPlugin {
  return {
    name: 'without-refused-code',
    transform(code, id) {
      const rule = RULES.find(({ file }) => (id.split('?')[0] ?? '').endsWith(file));
      if (rule === undefined) return null;
      if (!rule.refused.test(code))
        throw new Error(
          `${rule.file} has changed: see whether stores still refuse something in it.`,
        );
      return { code: code.replace(rule.refused, rule.instead), map: null };
    },
  };
}
