/** What a person's requests come to, in words; for popup and status page. */
import type { AskedRequest } from '../lib/browser/messages.ts';
import type { PageWords } from './words/pages.ts';

const DAY = 24 * 60 * 60_000;
const HOUR = 60 * 60_000;
/** ms for which an answer stays in the popup; the status page has the rest. */
const RECENT = 14 * DAY;

/** One sentence: where a request stands. */
export function standing({ state, answer }: AskedRequest, now: number, words: PageWords): string {
  const { states } = words.requests;
  const until = answer?.until ?? null;
  const day = (time: number) => dayOf(time, words.language);
  switch (state) {
    case 'approved':
      return states.approved(until === null ? null : day(until));
    case 'ending':
      return until === null
        ? states.approved(null)
        : states.ending(inSpan(until - now, words), day(until));
    case 'ended':
      return states.ended(day(until ?? now));
    case 'unsent':
    case 'waiting':
    case 'refused':
    case 'kept':
    case 'changed':
      return states[state];
  }
}

/** Requests that still matter to somebody who opens the popup: open ones, approvals, and fresh answers. */
export function current(requests: readonly AskedRequest[], now: number): readonly AskedRequest[] {
  return requests.filter(({ state, time, answer }) => {
    switch (state) {
      case 'unsent':
      case 'waiting':
        return now - time < RECENT * 2;
      case 'approved':
      case 'ending':
        return true;
      case 'ended':
        return now - (answer?.until ?? 0) < RECENT;
      case 'refused':
      case 'kept':
      case 'changed':
        return now - (answer?.at ?? 0) < RECENT;
    }
  });
}

/** What to see first: what ends, then what was answered, then what waits; newest first within each. */
const ORDER: readonly AskedRequest['state'][] = [
  ...(['ending', 'refused', 'ended', 'approved', 'changed', 'kept', 'unsent', 'waiting'] as const),
];

/** The same, most pressing first. */
export function pressing(requests: readonly AskedRequest[]): readonly AskedRequest[] {
  return requests.toSorted(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.time - a.time,
  );
}

export const REQUEST_TONE: Readonly<Record<AskedRequest['state'], string>> = {
  unsent: 'log',
  waiting: 'ask',
  approved: 'ok',
  ending: 'caution',
  ended: 'log',
  refused: 'stop',
  kept: 'log',
  changed: 'ok',
};

/** A day with its year, as the language writes it. */
export function dayOf(time: number, language: string): string {
  const format = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  return new Intl.DateTimeFormat(language, format).format(time);
}

/** `in 3 days`, `in 5 hours`. */
function inSpan(left: number, { language }: PageWords): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  return left >= DAY
    ? format.format(Math.floor(left / DAY), 'day')
    : format.format(Math.max(1, Math.floor(left / HOUR)), 'hour');
}
