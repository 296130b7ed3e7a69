import type { ComponentChildren } from 'preact';
import type { Failure } from './client.ts';
import { problemWords } from './words.ts';

/** Something is on its way; said to screen readers as well. */
export function Loading({ text }: { readonly text: string }) {
  return (
    <p class="loading" role="status">
      <span class="spinner" aria-hidden="true" />
      {text}
    </p>
  );
}

interface ProblemProperties {
  readonly failure: Failure;
  readonly onRetry: () => void;
  /** Level of the heading in the place it stands. */
  readonly level: 1 | 2 | 3;
}

/** What went wrong, what to do, and a way to try again. */
export function Problem({ failure, onRetry, level }: ProblemProperties) {
  const Heading = `h${level}` as const;
  return (
    <div class="board problem" role="alert">
      <Heading>{failure.error}</Heading>
      <p>{failure.hint}</p>
      <button type="button" class="plain" onClick={onRetry}>
        {problemWords.retry}
      </button>
    </div>
  );
}

interface QuietProperties {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** Nothing to show, and why that is. */
export function Quiet({ title, children }: QuietProperties) {
  return (
    <div class="board">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
