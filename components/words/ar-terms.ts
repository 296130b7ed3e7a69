/** How a share is given and whose account is connected, in Arabic. */
import type { enTerms } from './en-terms.ts';
import { domainName, name, plural } from './text.ts';

const number = (count: number) => new Intl.NumberFormat('ar').format(count);
const org = (organisation: string | null) =>
  organisation === null ? 'مؤسستك' : name(organisation);
/** After a preposition or a noun, so in the genitive. */
const days = (count: number) =>
  plural('ar', count, {
    one: 'يوم واحد',
    two: 'يومين',
    few: `${number(count)} أيام`,
    many: `${number(count)} يومًا`,
    other: `${number(count)} يوم`,
  });

export const arTerms: typeof enTerms = {
  terms: {
    within: {
      folder: 'يقع في مجلد',
      drive: 'يقع في مساحة تخزين مشتركة',
      site: 'يقع في موقع',
      team: 'يقع في فريق',
      workspace: 'يقع في مساحة عمل',
      project: 'يقع في مشروع',
      environment: 'يقع في بيئة',
    },
    open: {
      restricted: () => 'المدعوّين',
      organisation: (organisation) => `الجميع في ${org(organisation)}`,
      anyone_with_link: () => 'كل من لديه الرابط',
      public: () => 'كل من على الإنترنت',
    },
    before: (now, then) => `متاح الآن أمام ${now}، ثم أمام ${then}`,
    may: { view: 'العرض', comment: 'التعليق', edit: 'التعديل', own: 'التملّك' },
    roleBefore: (now, then) => `المسموح الآن ${now}، ثم ${then}`,
    ends: (count) => (count === 0 ? 'ينتهي اليوم' : `ينتهي بعد ${days(count)}`),
    neverEnds: 'لا ينتهي من تلقاء نفسه',
    password: 'يطلب كلمة مرور',
    noPassword: 'لا يطلب كلمة مرور',
    mayReshare: 'يمكن تمريره إلى آخرين',
    noDownload: 'لا يمكن تنزيله',
    privateAccount: 'من حسابك الشخصي',
    connects: {
      personal: (domain) =>
        domain === null ? 'يفتح حسابًا شخصيًا' : `يفتح حسابًا شخصيًا لدى ${domainName(domain)}`,
      work: (domain) =>
        domain === null ? 'يفتح حساب عمل' : `يفتح حساب عمل لدى ${domainName(domain)}`,
      unknown: (domain) => `يفتح حسابًا لدى ${domainName(domain)}`,
    },
    recipient: { consumer: 'بريد شخصي', partner: 'شريك' },
    inGroups: (count) =>
      plural('ar', count, {
        one: 'شخص واحد',
        two: 'شخصان',
        few: `${number(count)} أشخاص`,
        many: `${number(count)} شخصًا`,
        other: `${number(count)} شخص`,
      }),
  },
  shareReason: {
    mayReshare: 'يمكنهم تمريره إلى آخرين.',
    mayDownload: 'يمكنهم تنزيله، وتبقى نسخة لديهم.',
    noPassword: 'يدخل كل من لديه الرابط دون كلمة مرور.',
    neverEnds: 'يبقى الوصول متاحًا حتى ينهيه أحد.',
    endsLate: (count) => `يبقى الوصول متاحًا لمدة ${days(count)}.`,
    wider: 'يدخل أشخاص أكثر من قبل، أو يُسمح لهم بأكثر.',
    privateConnected: 'يُربط حساب شخصي، ولا يستطيع أحد في العمل رعايته.',
    otherConnected: (organisation) => `الحساب المربوط ليس من حسابات ${org(organisation)}.`,
    privateAccount: 'الحساب المستخدَم حساب شخصي.',
  },
};
