/** The small words that a policy document is written in: ids, moments, spans of time, texts, domains. */
import { z } from 'zod/mini';

/** The name of a rule, a list, an exception: what reports and other parts of the document go by. */
export const Id = z.string().check(
  z.regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, {
    error: 'an id is lower-case letters, digits, dots, dashes or underscores',
  }),
);

/** A moment with its zone: `2027-01-31T00:00:00Z`. */
export const Moment = z.iso.datetime({ offset: true });

/** The uid of an event, by which a request for approval goes. */
export const RequestId = z.uuid({ error: 'a request goes by the uid of its event' });

/** A day of the calendar: `2027-01-31`. */
export const Day = z.iso.date();

const SPAN =
  /^P(?=\d|T\d)(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?$/;

/**
 * A span of time as ISO 8601 writes it: `PT30M`, `PT8H`, `P7D`, `P2W`. With its unit inside it cannot be
 * taken for another one, as a bare number can. Months and years are left out: they have no fixed length.
 */
export const Duration = z.string().check(
  z.regex(SPAN, {
    error: 'a span of time is written as PT30M, PT8H, P7D or P2W',
  }),
);

/** The length of a `Duration` in ms; 0 where the text is none. */
export function millisecondsOf(duration: string): number {
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = (SPAN.exec(duration) ?? [])
    .slice(1)
    .map((part) => Number(part ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000;
}

/** Longest cool-down, in ms: answers are not kept longer, since they tell what a person did. */
export const LONGEST_COOL_DOWN = 31 * 24 * 60 * 60_000;

const Tag = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/));

/** Text by language tag (`en`, `de`, `pt-BR`); shown in the best match, `en` last. */
export const Localised = z.record(Tag, z.string().check(z.maxLength(500)));
export type Localised = z.infer<typeof Localised>;

/** Terms of use may be longer than a sentence; the whole text lies behind their address. */
export const LongText = z.record(Tag, z.string().check(z.maxLength(4000)));

/** Something to write, at least one character. */
export const Word = z.string().check(z.minLength(1));
export const Words = z.array(Word);

export const DomainName = z.string().check(
  z.regex(/^([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/, {
    error: 'a domain is written in lower case without scheme, port or path',
  }),
);

/** A share of the fleet. */
export const Percent = z.int().check(z.gte(1), z.lte(100));

/** An address that opens in a browser. */
export const WebAddress = z.url({ protocol: /^https?$/ });
