/** Arabic words for what concerns the person: their requests, what was recorded, and the notice about it. */
import { purposesAr } from './dictionary-ar.ts';
import type { Own } from './own-en.ts';

const language = 'ar';
const number = (value: number) => new Intl.NumberFormat(language).format(value);

export const ownAr: Own = {
  requests: {
    title: 'طلباتي',
    intro: 'ما طُلب من المؤسسة من هذا المتصفح، وما كان ردّها.',
    columns: ['وقت الطلب', 'الموضوع', 'ما كُتب', 'الرد'],
    asks: { approval: 'طلب موافقة', dispute: '«هذا غير صحيح»' },
    tags: {
      unsent: 'لم يُرسَل بعد',
      waiting: 'بانتظار الرد',
      approved: 'تمت الموافقة',
      ending: 'ينتهي قريبًا',
      ended: 'انتهى',
      refused: 'لم تُمنح الموافقة',
      kept: 'القاعدة باقية',
      changed: 'القاعدة تغيّرت',
    },
    states: {
      unsent: 'يُرسَل عند توفر الاتصال',
      waiting: 'بانتظار الرد',
      approved: (until) => (until === null ? 'تمت الموافقة' : `تمت الموافقة حتى ${until}`),
      ending: (span, until) => `تمت الموافقة، وتنتهي ${span}، في ${until}`,
      ended: (until) => `انتهت الموافقة في ${until}، ويمكن طلبها من جديد`,
      refused: 'لم تُمنح الموافقة',
      kept: 'راجع فريق الأمن الأمر، والقاعدة باقية',
      changed: 'راجع فريق الأمن الأمر، وتغيّرت القاعدة',
    },
    noWords: 'لا شيء',
  },
  stopped: {
    title: 'أذونات ينبغي سحبها',
    intro: 'أوقفت مؤسستك هذه التطبيقات. ما منحتها إياه من قبل يبقى ساريًا إلى أن تسحبه.',
    since: (day: string) => `أُوقف في ${day}`,
    given: (day: string) => `سمحت له في ${day}`,
    take: (product: string) => `سحب الإذن لدى ${product}`,
    privately: 'لحساب شخصي',
    elsewhere:
      'اسحب الإذن حيث سجّلت الدخول لهذا التطبيق: تجد في الإعدادات قائمة التطبيقات المرتبطة.',
    done: 'تم',
  },
  recorded: {
    every: 'الكل',
    kind: 'نوع الخطوة',
    outcome: 'ما حدث',
    shown: (count, all) => `${number(count)} من ${number(all)}`,
    open: 'ما يقوله هذا السجل',
    close: 'إغلاق',
    words: 'بالكلمات',
    left: 'الحقول التي لا قيمة لها غير مذكورة هنا، وهي في البيانات أدناه.',
    exact: {
      sent: 'كما أُرسل، مع إضافة فواصل أسطر',
      waiting: 'كما سيُرسَل، مع إضافة فواصل أسطر',
      written: 'أرسله إصدار سابق، وكُتب من جديد بإعدادات اليوم',
    },
    gone: 'لم يعد هذا السجل في هذا المتصفح.',
    file: 'إنشاء ملف منها',
    save: 'حفظ الملف',
    later: 'ملاحظة على خطوة سابقة',
    dispute: 'هذا غير صحيح',
    disputeLabel: 'ما الذي ينبغي أن يعرفه فريق الأمن؟ (اختياري)',
    disputeNote: 'تُسجَّل الملاحظة سجلًا مستقلًا بكلماتها، ويبقى السجل الأول كما هو.',
    sendDispute: 'إرسال الملاحظة',
    notNow: 'ليس الآن',
    disputed: 'شكرًا، ملاحظتك في الطريق.',
    notDisputed: 'تعذّر ذلك: لم يعد السجل هنا.',
  },
  dictionary: {
    title: 'ما يمكن أن يُسجَّل',
    intro: 'كل حقل يمكن أن يغادر هذا المتصفح، وسبب وجوده، ومدى خصوصيته.',
    open: (count) => `جميع الحقول (${number(count)})`,
    columns: ['الحقل', 'السبب', 'المستوى'],
    levels: {
      technical: 'تقني',
      organisation: 'من القواعد',
      metadata: 'عن الخطوة',
      person: 'يدل عليك',
      typed: 'من كتابتك',
    },
    never: 'ما لا يُسجَّل أبدًا',
    neverList: [
      'عناوين الصفحات والملفات ومحتواها وروابطها',
      'أسماء الآخرين وعناوين بريدهم: نطاقاتهم وعددهم فقط',
      'كلمات المرور وكل ما يُستخدم لتسجيل الدخول',
      'الصفحات التي تُزار دون مشاركة شيء أو ربطه أو نشره',
      'المفاتيح التي تُضغط، عدا ما يُكتب للمؤسسة في نوافذ Handrail',
    ],
  },
  notice: {
    title: (organisation) => `ما تقوله ${organisation} عن التسجيل`,
    first: 'لا يُسجَّل عنك شيء قبل قراءة هذا.',
    read: 'قرأتُ هذا',
    done: 'تمت قراءة هذا الإصدار.',
    full: 'قراءته كاملًا',
    version: (version) => `الإصدار ${number(version)}`,
  },
  browser: {
    title: 'ما يمنحه المتصفح لـ Handrail',
    all: 'كل الأذونات المطلوبة ممنوحة.',
    missing:
      'يحجب هذا المتصفح إذنًا. لا يعمل Handrail في كل مكان حتى يُعاد. يمكن لفريق تقنية المعلومات منحه بسياسة المتصفح ExtensionSettings، وإن كان Handrail قد حُصر يدويًا في بعض المواقع فيمكن رفع ذلك من صفحة الإضافات.',
    hosts:
      'المواقع التي يُبعد عنها المسؤول كل الإضافات (runtime_blocked_hosts) لا تُرى من هنا: لا يعمل Handrail فيها ولا يستطيع أن يعلم بذلك.',
    elsewhere: 'حيث لا يصل Handrail',
    elsewhereList: [
      'النوافذ الخاصة: يسأل المتصفح على حدة إن كان يجوز لإضافة أن تعمل فيها. يمكن للمسؤولين السماح بذلك أو إيقاف النوافذ الخاصة.',
      'نوافذ الضيف: لا تعمل فيها أي إضافة. يمكن للمسؤولين إيقافها.',
      'الملفات الشخصية والمتصفحات التي لا يديرها أحد: لا قواعد لـ Handrail فيها فيبقى صامتًا. يمكن للمسؤولين اشتراط ملف شخصي مُدار.',
    ],
    kit: 'تتضمن الحزمة (handrail kit) سياسات المتصفح هذه جاهزة للاستخدام.',
    privately: {
      yes: 'النوافذ الخاصة: يعمل Handrail فيها أيضًا.',
      no: 'النوافذ الخاصة: لا يعمل Handrail فيها.',
    },
  },
  purposes: purposesAr,
};
