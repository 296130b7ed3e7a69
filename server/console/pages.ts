/**
 * The pages of the console, in the order of its navigation. A page has a folder of its own beside this
 * file, with its words, its requests and its styles.
 */
import type { ComponentType } from 'preact';
import type { Session } from '../contract/contract.ts';
import { EvidencePage } from './evidence/EvidencePage.tsx';
import { evidenceWords } from './evidence/words.ts';
import { ApprovalsPage } from './approvals/ApprovalsPage.tsx';
import { approvalWords } from './approvals/words.ts';
import { CoveragePage } from './coverage/CoveragePage.tsx';
import { coverageWords } from './coverage/words.ts';
import { FindingsPage } from './findings/FindingsPage.tsx';
import { findingWords } from './findings/words.ts';
import { InventoryPage } from './inventory/InventoryPage.tsx';
import { pageWords as inventoryWords } from './inventory/words.ts';
import { NowPage } from './now/NowPage.tsx';
import { ReportPage } from './report/ReportPage.tsx';
import { reportWords } from './report/words.ts';
import { ContainPage } from './contain/ContainPage.tsx';
import { containWords } from './contain/words.ts';
import { PolicyPage } from './policy/PolicyPage.tsx';
import { policyWords } from './policy/words.ts';
import { AccountPage } from './account/AccountPage.tsx';
import { ownWords } from './account/words.ts';
import { NamesPage } from './names/NamesPage.tsx';
import { nameWords } from './names/words.ts';
import { PeoplePage } from './people/PeoplePage.tsx';
import { peopleWords } from './people/words.ts';
import { frameWords } from './words.ts';

export interface PageProperties {
  readonly session: Session;
  /** To be called when the service says that nobody is signed in any more. */
  readonly onExpired: () => void;
}

export interface ConsolePage {
  /** Begins every address of the page: `/inventory` has `/inventory/app/…`, too. */
  readonly path: string;
  readonly label: string;
  /** Who finds it in the navigation; the service refuses the others by itself. */
  readonly roles: readonly Session['role'][];
  readonly Page: ComponentType<PageProperties>;
  /** Reached from elsewhere than the navigation. */
  readonly apart?: true;
}

const EVERYONE = ['viewer', 'approver', 'admin'] as const;

/** In the order of the navigation. The first page also has the addresses that belong to no other. */
export const PAGES: readonly [ConsolePage, ...ConsolePage[]] = [
  { path: '/', label: frameWords.now, roles: EVERYONE, Page: NowPage },
  { path: '/inventory', label: inventoryWords.title, roles: EVERYONE, Page: InventoryPage },
  { path: '/findings', label: findingWords.title, roles: EVERYONE, Page: FindingsPage },
  { path: '/approvals', label: approvalWords.title, roles: EVERYONE, Page: ApprovalsPage },
  {
    path: '/contain',
    label: containWords.title,
    roles: ['approver', 'admin'],
    Page: ContainPage,
  },
  { path: '/policy', label: policyWords.title, roles: EVERYONE, Page: PolicyPage },
  { path: '/coverage', label: coverageWords.title, roles: EVERYONE, Page: CoveragePage },
  // Not "/report", to which browsers post.
  { path: '/programme', label: reportWords.title, roles: EVERYONE, Page: ReportPage },
  { path: '/evidence', label: evidenceWords.title, roles: ['admin'], Page: EvidencePage },
  { path: '/people', label: peopleWords.title, roles: ['admin'], Page: PeoplePage },
  { path: '/names', label: nameWords.title, roles: ['approver', 'admin'], Page: NamesPage },
  { path: '/account', label: ownWords.title, roles: EVERYONE, Page: AccountPage, apart: true },
];

/** The page that an address belongs to. */
export function pageOf(path: string): ConsolePage {
  const [first, ...others] = PAGES;
  return others.find((page) => path === page.path || path.startsWith(`${page.path}/`)) ?? first;
}
