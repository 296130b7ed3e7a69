/** The one word of a policy document that its predicates take, too. */
import { z } from 'zod/mini';

/** The name of a rule, a list, an exception: what reports and other parts of the document go by. */
export const Id = z.string().check(
  z.regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, {
    error: 'an id is lower-case letters, digits, dots, dashes or underscores',
  }),
);
