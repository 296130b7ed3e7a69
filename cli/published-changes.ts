/** What a publication changes, in short; `policy diff` tells it in full. */
import { catalog } from '../lib/catalog/full.ts';
import type { ChangeKind } from '../lib/policy/diff/decision-change.ts';
import { type DocumentChange, documentDiff } from '../lib/policy/diff/document-diff.ts';
import { meaningDiff } from '../lib/policy/diff/meaning-diff.ts';
import { Policy } from '../lib/policy/schema.ts';
import { documentWords } from './diff-command.ts';
import type { Published } from './published.ts';
import { counted, number } from './table.ts';

/** Above this, made-up steps take longer than a publication should; `policy diff` still does it. */
const MOST_RULES = 500;
const SHOWN = 20;

export interface PublishedChanges {
  readonly document: readonly DocumentChange[];
  /** Kinds of steps that are decided otherwise; null where nobody looked. */
  readonly meaning: Readonly<Partial<Record<ChangeKind, number>>> | null;
}

/** Compares a document with the one that it follows; null where there is none that can be read. */
export function changesSince(previous: Published | null, next: Policy): PublishedChanges | null {
  const before = previous === null ? null : Policy.safeParse(previous.document);
  if (before === null || !before.success) return null;
  const document = documentDiff(before.data, next);
  if (before.data.rules.length + next.rules.length > MOST_RULES) return { document, meaning: null };
  const meaning: Partial<Record<ChangeKind, number>> = {};
  const { changes } = meaningDiff(before.data, next, { catalog, at: next.issued });
  for (const { change } of changes) meaning[change] = (meaning[change] ?? 0) + 1;
  return { document, meaning };
}

/** The same for a person at a terminal. */
export function changesWords(
  previous: Published | null,
  changes: PublishedChanges | null,
): string[] {
  if (previous === null) return ['It is the first one there.'];
  if (changes === null)
    return [
      `What differs from version ${previous.version} cannot be told: it is of another vocabulary.`,
    ];
  const { document, meaning } = changes;
  if (document.length === 0)
    return [`Nothing but the frame differs from version ${previous.version}.`];
  const told = Object.entries(meaning ?? {})
    .filter(([kind]) => kind in MEANING)
    .map(([kind, count]) => `${number(count)} ${MEANING[kind as keyof typeof MEANING]}`);
  return [
    `Since version ${previous.version}:`,
    ...document.slice(0, SHOWN).map((change) => documentWords(change)),
    ...(document.length > SHOWN
      ? [`  and ${counted(document.length - SHOWN, 'other change')}`]
      : []),
    ...(told.length === 0
      ? []
      : [`Kinds of steps: ${told.join(', ')}. See them with: handrail policy diff OLD NEW`]),
  ];
}

const MEANING = {
  milder: 'decided more mildly',
  stronger: 'decided more strongly',
  intended: 'with another intent',
} as const;
