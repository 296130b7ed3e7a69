/** What the dialog asks and offers, in Arabic. */
import type { enAsking } from './en-asking.ts';
import { name, plural } from './text.ts';

const language = 'ar';
const number = (value: number) => new Intl.NumberFormat(language).format(value);
const of = (organisation: string | null) => (organisation === null ? 'مؤسستك' : name(organisation));

export const arAsking: typeof enAsking = {
  ask: {
    label: {
      share: 'لماذا يحتاجون إليه؟',
      consent: 'لأي غرض تحتاج إليه؟',
      connect: 'لأي غرض تحتاج إليه؟',
      publish: 'لمن هذا؟',
    },
    example: {
      share: 'مثلًا: المورّد يراجع مرتجعات يوليو، العقد 4711',
      consent: 'مثلًا: لفرز بريد المورّدين، حتى مارس',
      connect: 'مثلًا: تنتقل الطلبات كل ليلة إلى قائمة المستودع',
      publish: 'مثلًا: يسجّل السائقون وصولهم هنا، دون بيانات شخصية',
    },
    hint: 'تكفي بضع كلمات، بما لا يقل عن 8 أحرف.',
    missing: (count) =>
      `يُرجى كتابة المزيد قليلًا: ${plural(language, count, {
        zero: 'لا شيء ناقص',
        one: 'بقي حرف واحد',
        two: 'بقي حرفان',
        few: `بقيت ${number(count)} أحرف`,
        many: `بقي ${number(count)} حرفًا`,
        other: `بقي ${number(count)} حرف`,
      })}.`,
    requestNote: (organisation) =>
      `يصل السبب والوقائع أعلاه إلى فريق الأمن في ${of(organisation)}. ولا يتغير شيء حتى يأتي الرد.`,
    covered: 'كان شيء في الصفحة يغطي هذا السؤال. وقد عاد إلى المقدمة: يُرجى الاختيار مرة أخرى.',
    disputeLabel: 'ما الذي ينبغي أن يعرفه فريق الأمن؟ (اختياري)',
    disputeExample: 'مثلًا: انضم إلينا هذان الشخصان الأسبوع الماضي',
    disputeNote: 'يرى فريق الأمن الملاحظة بجانب القاعدة. تنتظر هذه الخطوة، ولا يُرسَل شيء إلى غيره.',
  },
  buttons: {
    back: 'رجوع',
    anyway: {
      share: 'المشاركة رغم ذلك',
      consent: 'السماح رغم ذلك',
      connect: 'الربط رغم ذلك',
      publish: 'النشر رغم ذلك',
    },
    ask: 'طلب الموافقة',
    sendRequest: 'إرسال الطلب',
    sendDispute: 'إرسال الملاحظة',
    notNow: 'ليس الآن',
    recorded: 'ما الذي يُسجَّل',
    wrong: 'هذا غير صحيح',
    contact: 'سؤال فريق الأمن',
    close: 'إغلاق',
  },
  agree: {
    legend: 'قبل المتابعة',
    missing: 'يُرجى تحديد جميع المربعات أولًا.',
    terms: 'شروط الاستخدام',
    readTerms: 'قراءتها كاملة',
    accept: (version) => `أوافق على هذه الشروط، الإصدار ${number(version)}`,
  },
};
