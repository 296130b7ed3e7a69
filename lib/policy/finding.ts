/** What the linter says: where, what is wrong, and what to do. */
import type { Source } from './source.ts';
import type { Path } from './unknown-keys.ts';

export interface Finding {
  /** An error stops signing; a warning is for a second look. */
  readonly severity: 'error' | 'warning';
  /** `rules[2].when.all[0].scopeIn`. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string | null;
}

/** A finding before it is known where its part stands in the text. */
export interface Remark {
  readonly severity: Finding['severity'];
  readonly at: Path;
  /** Whether the name of the part is meant, or what it holds. */
  readonly part?: 'key' | 'value';
  readonly message: string;
  readonly hint?: string | null;
}

/** `['rules', 2, 'when']` → `rules[2].when`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

/** A remark with its place in the text. */
export function placed(remark: Remark, source: Source): Finding {
  const { line, column } = source.placeOf(remark.at, remark.part ?? 'value');
  return {
    severity: remark.severity,
    path: pathText(remark.at),
    line,
    column,
    message: remark.message,
    hint: remark.hint ?? null,
  };
}
