/** Better ways to take a step, and what is said while and after they are done, in Arabic. */
import type { enFixes } from './en-fixes.ts';
import { domainName, plural, shortName } from './text.ts';

const number = (value: number) => new Intl.NumberFormat('ar').format(value);
/** After a noun, so in the genitive. */
const people = (count: number) =>
  plural('ar', count, {
    one: 'شخص واحد',
    two: 'شخصين',
    few: `${number(count)} أشخاص`,
    many: `${number(count)} شخصًا`,
    other: `${number(count)} شخص`,
  });

export const arFixes: typeof enFixes = {
  fixes: {
    'link-organisation': (organisation) =>
      `الاقتصار على ${organisation === null ? 'مؤسستك' : shortName(organisation)}`,
    'link-restricted': 'لمن لديهم إذن وصول فقط',
    'remove-recipients': (count, domain) =>
      domain === null
        ? `إزالة ${people(count)} من الخارج`
        : `إزالة ${people(count)} (${domainName(domain)})`,
    'view-only': 'السماح بالعرض فقط',
    'expire-in-30-days': 'إنهاء الوصول بعد 30 يومًا',
  },
  fixing: {
    hint: 'المتابعة من هنا. تُجري الصفحة التغيير، ثم نتحقق من أنه تم.',
    again: 'شكرًا. كرّر الخطوة مرة أخرى وستمضي',
    againMore: 'حاولت الصفحة من قبل، وأُوقفت تلك المحاولة.',
    fixed: 'تم، والصفحة تؤكد ذلك',
    fixedMore: 'يمكنك المتابعة الآن.',
    notFixed: 'تعذّر إجراء ذلك من هنا',
    notFixedMore: 'لم تتم مشاركة شيء. يُرجى إجراء التغيير في الصفحة ثم المتابعة.',
  },
};
