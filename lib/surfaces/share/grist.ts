/** Grist: "Manage users" of a document, a workspace or a team site, and "Public access". */
import type { LinkReach } from '../../activity/activity.ts';
import { textOf } from '../dom.ts';
import { sharePage } from '../share-page.ts';
import { roleNamed } from '../share-names.ts';
import type { Locator } from '../surface.ts';

const SEEN = 'app/client/ui/UserManager.ts of grist-core 930367c, 2026-11';

const PUBLIC: Locator = { selectors: ['.test-um-public-access'], seen: SEEN, sure: 'high' };

/** The row "Public access" is there exactly while anyone who has the link gets in. */
const publicReach = (shown: Element): LinkReach =>
  shown.closest('.test-modal-dialog')?.querySelector('.test-um-public-member') == null
    ? 'restricted'
    : 'anyone_with_link';

/** Somebody new has no name yet, only an address; a removed row has no role. */
const ADDRESS = '.test-um-member-name.member-email';

/** A document's id has at least 12 characters (app/common/gristUrls.ts). */
const DOCUMENT = /^(\/o\/[^/]+)?\/(doc\/)?[\w~-]{12,}/u;

export const grist = sharePage({
  id: 'share/grist',
  product: 'Grist',
  platform: 'grist',
  matches: [],
  capability: 'hard-hold',
  root: { selectors: ['.test-modal-dialog:has(.test-um-members)'], seen: SEEN, sure: 'high' },
  resource: {
    type: ({ url }) => (DOCUMENT.test(url.pathname) ? 'spreadsheet' : 'workspace'),
    id: /^(?:\/o\/[^/]+)?\/(?:doc\/|ws\/)?([\w~-]{12,}|(?<=ws\/)\d+)/u,
  },
  options: {
    locator: PUBLIC,
    reach: publicReach,
    takes: 'choose',
    current: PUBLIC,
  },
  people: {
    selectors: [`.test-um-member:has(.test-um-member-role) ${ADDRESS}`],
    seen: SEEN,
    sure: 'high',
  },
  role: {
    selectors: [
      `.test-um-member:has(${ADDRESS}) .test-um-member-role`,
      '.test-um-public-member .test-um-member-role', // read where nobody is new
    ],
    seen: SEEN,
    sure: 'high',
  },
  roleOf: (element) =>
    /owner|eigentümer|propriétaire|propietario/iu.test(textOf(element))
      ? 'own'
      : roleNamed(textOf(element)),
  confirm: {
    name: 'Confirm',
    locator: {
      // "Save & Open Access Rules" saves as well.
      selectors: ['.test-um-confirm', '.test-um-open-access-rules'],
      seen: SEEN,
      sure: 'high',
    },
    takes: 'confirm',
    accepts: (element) => !element.hasAttribute('disabled'),
    release: 'click',
  },
});
