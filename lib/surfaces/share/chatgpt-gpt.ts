/** ChatGPT: a custom GPT, with its instructions and files, is shared. Known by its words alone. */
import { isNamed } from '../button-names.ts';
import { accessibleName } from '../dom.ts';
import type { ReachOptions } from '../reach-controls.ts';
import { reachFixes } from '../reach-fixes.ts';
import { roleNamed } from '../share-names.ts';
import { sharePage } from '../share-page.ts';
import { visibilityOf } from '../visibility-names.ts';

const SEEN = 'help.openai.com, sharing and publishing GPTs, 2026-11: roles and names only';

const OPTIONS: ReachOptions = {
  locator: {
    selectors: ['[role="radio"], [role="option"], [role="menuitemradio"]'],
    seen: SEEN,
    sure: 'low',
  },
  reach: visibilityOf,
  takes: 'choose',
  current: {
    selectors: ['[role="dialog"] [aria-haspopup], [role="dialog"] [role="combobox"]'],
    seen: SEEN,
    sure: 'low',
  },
};

export const chatgptGpt = sharePage({
  id: 'share/chatgpt-gpt',
  product: 'ChatGPT custom GPTs',
  platform: 'openai',
  matches: ['https://chatgpt.com/gpts/*', 'https://chatgpt.com/g/*'],
  capability: 'inform',
  root: { selectors: ['[role="dialog"]'], seen: SEEN, sure: 'low' },
  path: /^\/(gpts\/editor|g)\/g-/u,
  resource: { type: 'assistant', id: /\/(g-[A-Za-z0-9]+)/u },
  options: OPTIONS,
  people: { selectors: ['[role="listitem"], li'], seen: SEEN, sure: 'low' },
  typed: { selectors: ['input'], seen: SEEN, sure: 'low' },
  // "Can chat" and "Can view settings" read; "Can edit" changes it.
  role: { selectors: ['[aria-haspopup], [role="combobox"]'], seen: SEEN, sure: 'low' },
  roleOf: (element) => {
    const name = accessibleName(element);
    return /^(can )?chat/iu.test(name) ? 'view' : roleNamed(name);
  },
  confirm: {
    name: 'Save',
    locator: { selectors: ['[role="dialog"] button'], seen: SEEN, sure: 'low' },
    takes: 'confirm',
    accepts: isNamed('save', 'publish'),
    release: 'click',
  },
  fixes: reachFixes(OPTIONS, 'person', OPTIONS.current),
});
