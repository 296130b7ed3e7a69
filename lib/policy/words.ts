/** The small words that a policy document is written in: ids, moments, spans of time, texts, domains. */
import { z } from 'zod/mini';
import { SPAN } from './spans.ts';

export { Id } from './id.ts';

/** A moment with its zone: `2027-01-31T00:00:00Z`. */
export const Moment = z.iso.datetime({ offset: true });

/** The uid of an event, by which a request for approval goes. */
export const RequestId = z.uuid({ error: 'a request goes by the uid of its event' });

/** A day of the calendar: `2027-01-31`. */
export const Day = z.iso.date();

/**
 * A span of time as ISO 8601 writes it: `PT30M`, `PT8H`, `P7D`, `P2W`. With its unit inside it cannot be
 * taken for another one, as a bare number can. Months and years are left out: they have no fixed length.
 */
export const Duration = z.string().check(
  z.regex(SPAN, {
    error: 'a span of time is written as PT30M, PT8H, P7D or P2W',
  }),
);

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
