/** Rows about the terms of a share, what held before, who gets it, and connected accounts. */
import type { Row } from './predicate-rows.ts';
import { connect, consent, publish, share, to } from './samples.ts';

const before = (link: 'restricted' | 'organisation' | 'anyone_with_link', role = 'view') =>
  ({ link, role }) as { link: typeof link; role: 'view' | 'edit' };
const group = (size?: number) => ({
  ...to('acme.example', 1, 'group'),
  ...(size === undefined ? {} : { size }),
});
const within = (type: 'drive' | 'team') => ({
  type: 'file' as const,
  id: null,
  label: null,
  container: { type, id: null },
});
const account = (kind: 'work' | 'personal' | null, domain: string | null) =>
  connect({ connectedAccount: { kind, domain } });

const TERMS: readonly Row[] = [
  ['may be passed on', { mayReshare: true }, share({ mayReshare: true }), true],
  ['may not be passed on', { mayReshare: true }, share({ mayReshare: false }), false],
  ['passing on not said', { not: { mayReshare: true } }, share(), false],
  ['may be downloaded', { mayDownload: true }, share({ mayDownload: true }), true],
  ['may not be downloaded', { mayDownload: false }, share({ mayDownload: false }), true],
  ['download not said', { mayDownload: false }, share(), false],
  ['password', { passwordProtected: true }, share({ password: true }), true],
  ['no password', { passwordProtected: false }, share({ password: false }), true],
  ['password not said', { passwordProtected: false }, share(), false],
  ['ends soon', { expiresWithinDays: 30 }, share({ expiresInDays: 30 }), true],
  ['ends later', { expiresWithinDays: 30 }, share({ expiresInDays: 31 }), false],
  ['never ends', { not: { expiresWithinDays: 30 } }, share({ expiresInDays: 'never' }), true],
  ['end not said', { not: { expiresWithinDays: 30 } }, share(), false],
  ['terms of a publication', { not: { mayReshare: true } }, publish(), false],
];

const BEFORE: readonly Row[] = [
  [
    'link opened wider',
    { widens: true },
    share({ link: 'anyone_with_link', before: before('organisation') }),
    true,
  ],
  [
    'link as it was',
    { widens: true },
    share({ link: 'anyone_with_link', before: before('anyone_with_link') }),
    false,
  ],
  [
    'link made narrower',
    { widens: false },
    share({ link: 'organisation', before: before('anyone_with_link') }),
    true,
  ],
  [
    'same people, who may do more',
    { widens: true },
    share({ link: 'organisation', role: 'edit', before: before('organisation') }),
    true,
  ],
  [
    'same people, who may do less',
    { widens: false },
    share({ link: 'organisation', role: 'view', before: before('organisation', 'edit') }),
    true,
  ],
  [
    'same people, and what they could do is not known',
    { not: { widens: true } },
    share({ link: 'organisation', role: 'edit', before: { link: 'organisation', role: null } }),
    false,
  ],
  [
    'closed for everybody',
    { widens: false },
    share({ link: 'restricted', role: 'edit', before: { link: 'public', role: null } }),
    true,
  ],
  [
    'somebody from outside beside a link for colleagues',
    { widens: true },
    share({ recipients: [to('vendor.example')], before: before('organisation') }),
    true,
  ],
  [
    'a colleague beside a link for colleagues',
    { widens: false },
    share({ recipients: [to('eu.acme.example')], before: before('organisation') }),
    true,
  ],
  ['before not said', { not: { widens: true } }, share({ link: 'public' }), false],
  [
    'before unclear',
    { not: { widens: true } },
    share({ link: 'public', before: { link: 'unchanged', role: null } }),
    false,
  ],
  [
    'after not said',
    { not: { widens: true } },
    share({ before: before('anyone_with_link') }),
    false,
  ],
  [
    'published wider',
    { widens: true },
    publish({ reach: 'public', reachBefore: 'organisation' }),
    true,
  ],
  [
    'published as before',
    { widens: true },
    publish({ reach: 'public', reachBefore: 'public' }),
    false,
  ],
  ['published before, not said', { not: { widens: true } }, publish({ reach: 'public' }), false],
];

const PEOPLE: readonly Row[] = [
  [
    'internal',
    { recipientClassIn: ['internal'] },
    share({ recipients: [to('acme.example')] }),
    true,
  ],
  [
    'internal below the domain',
    { recipientClassIn: ['internal'] },
    share({ recipients: [to('mail.eu.acme.example')] }),
    true,
  ],
  [
    'a group of colleagues',
    { recipientClassIn: ['internal'] },
    share({ recipients: [group()] }),
    true,
  ],
  [
    'a domain that only begins like the own one',
    { recipientClassIn: ['external'] },
    share({ recipients: [to('acme.example.evil.example')] }),
    true,
  ],
  [
    'a domain that only ends like the own one',
    { recipientClassIn: ['internal'] },
    share({ recipients: [to('notacme.example')] }),
    false,
  ],
  [
    'the own domain with a letter of another script',
    { recipientClassIn: ['internal'] },
    share({ recipients: [to('\u0430cme.example')] }),
    false,
  ],
  [
    'a partner',
    { recipientClassIn: ['partner'] },
    share({ recipients: [to('acme.example'), to('eu.partner.example')] }),
    true,
  ],
  [
    'private mail of the list',
    { recipientClassIn: ['consumer'] },
    share({ recipients: [to('gmail.com')] }),
    true,
  ],
  [
    'private mail of the catalogue',
    { recipientClassIn: ['consumer'] },
    share({ recipients: [to('outlook.com')] }),
    true,
  ],
  [
    'private mail is no company',
    { recipientClassIn: ['external'] },
    share({ recipients: [to('outlook.com')] }),
    false,
  ],
  ['nobody named', { not: { recipientClassIn: ['external'] } }, share(), false],
  ['class of a consent', { not: { recipientClassIn: ['external'] } }, consent(), false],
  ['a large group', { groupSizeAtLeast: 200 }, share({ recipients: [group(200)] }), true],
  [
    'two groups, large together',
    { groupSizeAtLeast: 200 },
    share({ recipients: [group(150), { ...group(50), domain: 'partner.example' }] }),
    true,
  ],
  ['a small group', { groupSizeAtLeast: 200 }, share({ recipients: [group(199)] }), false],
  [
    'people are no group',
    { not: { groupSizeAtLeast: 200 } },
    share({ recipients: [to('acme.example', 300)] }),
    true,
  ],
  [
    'a group whose size is not said',
    { not: { groupSizeAtLeast: 200 } },
    share({ recipients: [group(), group(20)] }),
    false,
  ],
  [
    'a shared drive',
    { containerTypeIn: ['drive', 'site'] },
    share({ resource: within('drive') }),
    true,
  ],
  ['a team', { containerTypeIn: ['drive'] }, publish({ resource: within('team') }), false],
  ['container not said', { not: { containerTypeIn: ['drive'] } }, share(), false],
];

export const SHARING_ROWS: readonly Row[] = [
  ...TERMS,
  ...BEFORE,
  ...PEOPLE,
  ['account of a share', { accountKindIs: 'personal' }, share({ accountKind: 'personal' }), true],
  [
    'account of a connection',
    { accountKindIs: 'work' },
    connect({ accountKind: 'personal' }),
    false,
  ],
  [
    'account of a publication',
    { accountKindIs: 'personal' },
    publish({ accountKind: 'personal' }),
    true,
  ],
  ['connected account', { connectedAccountIs: 'personal' }, account('personal', null), true],
  ['own domain', { connectedAccountIs: 'work' }, account(null, 'eu.acme.example'), true],
  ['private domain', { connectedAccountIs: 'personal' }, account(null, 'gmail.com'), true],
  [
    'connected account of the catalogue',
    { connectedAccountIs: 'work' },
    account(null, 'outlook.com'),
    false,
  ],
  [
    'connected account that nothing tells',
    { not: { connectedAccountIs: 'personal' } },
    account(null, 'vendor.example'),
    false,
  ],
  ['no connected account', { not: { connectedAccountIs: 'personal' } }, connect(), false],
  ['connected domain', { connectedDomainIn: 'own' }, account(null, 'eu.acme.example'), true],
  ['other connected domain', { connectedDomainIn: 'own' }, account(null, 'vendor.example'), false],
  [
    'connected domain not said',
    { not: { connectedDomainIn: 'own' } },
    account('personal', null),
    false,
  ],
];
