/** What the dialog says of earlier requests and of the privacy notice, in Arabic. */
import type { enRequests } from './en-requests.ts';
import { name } from './text.ts';

export const arRequests: typeof enRequests = {
  earlier: {
    waiting: (day) => `سبق طلب الموافقة في ${day}، ولم يصل الرد بعد.`,
    refused: (day) => `سبق طلب الموافقة، ولم تُمنح في ${day}.`,
    ended: (day) => `انتهت الموافقة في ${day}. يمكن طلبها من جديد.`,
    says: 'كان الرد:',
  },
  askAgain: 'طلب الموافقة من جديد',
  quietAfter: (span) => `عند المتابعة لا يتكرر السؤال عن الأمر نفسه خلال ${span}.`,
  privacy: {
    title: (organisation) => `ما يُسجَّل لدى ${name(organisation)}`,
    first: 'لا يُسجَّل عنك شيء قبل قراءة هذا.',
    holdsRequest: 'ينتظر طلبك هنا، ويُرسَل بعد قراءة هذا.',
    full: 'قراءته كاملًا',
    read: 'قرأتُ هذا',
  },
};
