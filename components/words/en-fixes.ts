/** Better ways to take a step, and what is said while and after they are done, in English. */
import { domainName, plural, shortName } from './text.ts';

const people = (count: number) =>
  plural('en', count, { one: 'one person', other: `${count} people` });

export const enFixes = {
  fixes: {
    'link-organisation': (organisation: string | null) =>
      `Limit to ${organisation === null ? 'your organisation' : shortName(organisation)}`,
    'link-restricted': 'Only for people who have access',
    'remove-recipients': (count: number, domain: string | null) =>
      `Remove ${people(count)} ${domain === null ? 'from outside' : `(${domainName(domain)})`}`,
    'view-only': 'Let them view only',
    'expire-in-30-days': 'End the access after 30 days',
  },
  fixing: {
    hint: 'Use this next. The page makes the change, and we look whether it did.',
    again: 'Thank you. Do it once more and it goes through',
    againMore: 'The page has tried already, and that try was held.',
    fixed: 'Done, and the page confirms it',
    fixedMore: 'You can go on now.',
    notFixed: 'That could not be done from here',
    notFixedMore: 'Nothing was shared. Please change it in the page, then go on.',
  },
};
