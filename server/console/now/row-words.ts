/** A row of the list in a few words. The whole sentence of an event is in its detail. */
import type { EventRow } from '../../contract/contract.ts';
import { plainText } from '../plain-text.ts';
import { audienceWords, rowWords } from '../words.ts';

/** What the event is about, without who and without how it ended: those have their own columns. */
export function headlineOf(row: EventRow): string {
  const subject = row.subject === 'unknown' ? rowWords.something : row.subject;
  const name = plainText(row.subjectName ?? subject ?? '');
  if (row.type === 'health' || name === '') return plainText(row.message);
  switch (row.kind) {
    case 'consent':
      return rowWords.consent(name);
    case 'share':
      return rowWords.share(name, audienceOf(row));
    case 'publish':
      return rowWords.publish(name, audienceOf(row));
    case 'connect':
      return rowWords.connect(name);
    default:
      return plainText(row.message);
  }
}

/** The small line beneath: where, about what exactly, by which rule. */
export function footnoteOf(row: EventRow): string {
  const exact = row.subjectName === null ? null : row.subject;
  return [row.surface, exact === row.subjectName ? null : exact, row.rule]
    .filter((part) => part !== null && part !== '')
    .map((part) => plainText(String(part)))
    .join(' · ');
}

function audienceOf(row: EventRow): string | null {
  const { audience } = row;
  if (audience === null) return null;
  return audience in audienceWords
    ? audienceWords[audience as keyof typeof audienceWords]
    : audience;
}
