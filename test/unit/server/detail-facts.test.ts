/** What the console's detail page says of an activity: every fact that was said, and none that was not. */
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../server/console/now/facts.ts';
import type { Activity } from '../../../lib/activity/activity.ts';
import { connect, publish, share, to } from '../policy/samples.ts';

const told = (activity: Activity) =>
  Object.fromEntries(factsOf(activity).map(({ term, values }) => [term, values.join(', ')]));
const markedIn = (activity: Activity) =>
  factsOf(activity)
    .filter(({ marked }) => marked.length > 0)
    .map(({ term }) => term);

describe('the detail page', () => {
  test('says how a share is given, and marks what deserves a look', () => {
    const activity = share({
      link: 'public',
      before: { link: 'organisation', role: 'view' },
      expiresInDays: 'never',
      password: false,
      mayReshare: true,
      mayDownload: false,
      accountKind: 'personal',
      recipients: [{ ...to('acme.example', 1, 'group'), size: 240 }],
      resource: { type: 'file', id: null, label: null, container: { type: 'team', id: 'h:1' } },
    });
    expect(told(activity)).toMatchObject({
      'Shared with': 'acme.example · 1 group · 240 people',
      'Before that': 'everyone in the organisation who has the link; they could view',
      'Access ends': 'never by itself',
      'Asks for a password': 'no',
      'May be passed on': 'yes',
      'May be downloaded': 'no',
      'Lies in': 'a team',
      'Kind of account': 'personal',
    });
    expect(markedIn(activity)).toEqual([
      'Link opens for',
      'Access ends',
      'Asks for a password',
      'May be passed on',
      'Kind of account',
    ]);
  });

  test('leaves out what was not said', () => {
    expect(Object.keys(told(share()))).toEqual([
      'Link opens for',
      'They may',
      'Id (keyed hash)',
      'On the site',
      'Account of',
    ]);
    expect(told(share({ expiresInDays: 1 }))['Access ends']).toBe('after 1 day');
  });

  test('says what a publication reached before and whose account a connection opens', () => {
    expect(told(publish({ reachBefore: 'restricted' }))['Before that']).toBe(
      'only the people named',
    );
    const connection = connect({ connectedAccount: { kind: 'personal', domain: 'gmail.com' } });
    expect(told(connection)).toMatchObject({
      'Connected account': 'personal',
      'Connected account of': 'gmail.com',
    });
    expect(markedIn(connection)).toEqual(['Connected account']);
    expect(told(connect({ connectedAccount: { kind: null, domain: null } }))).not.toHaveProperty(
      'Connected account',
    );
  });
});
