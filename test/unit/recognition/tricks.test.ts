/** Every trick, and what is recognised of it. */
import { describe, expect, it } from 'vitest';
import { ConsentActivity } from '../../../lib/activity/activity.ts';
import { consentActivity } from '../../../lib/surfaces/authorize-request.ts';
import { read } from './read.ts';
import { TRICKS } from './tricks.ts';

describe('every trick', () => {
  it('has a name of its own', () => {
    expect(new Set(TRICKS.map(({ id }) => id)).size).toBe(TRICKS.length);
  });

  it.each(TRICKS)('$id: $attack', ({ address, form, recognised }) => {
    const request = read(address, form ?? null);
    expect(request).toMatchObject(recognised);
    // Whatever is odd stands in the table: nothing else may be said.
    expect(request?.anomalies).toEqual(recognised.anomalies ?? []);
    expect(request?.initiator).toBe('unknown');
    if (request !== null)
      ConsentActivity.parse(consentActivity('consent/generic', request, 'flow'));
  });

  it.each(TRICKS)('$id: nothing secret is kept', ({ address, form }) => {
    const kept = JSON.stringify(read(address, form ?? null));
    for (const secret of ['s3cret', 't0ken', 'WDJB', 'ABCD1234', 'ana@', 'DE0210', '6esc_11ACC5'])
      expect(kept).not.toContain(secret);
  });
});
