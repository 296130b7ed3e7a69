/**
 * What scopes mean, in Arabic: verbal nouns. The first one takes the thing, the others point back to it
 * (`قراءة بريدك وتعديله`), so that each thing says whether it is pointed at as "him" or "her".
 */
import type { Area, ScopeFact, Special, Verb } from '../../lib/catalog/catalog.ts';
import type { enScopes } from './en-scopes.ts';
import { tidy } from './text.ts';

type Pronoun = 'ه' | 'ها';

const areas: Record<Area, readonly [string, Pronoun]> = {
  mail: ['بريدك', 'ه'],
  'mail-headers': ['قائمة من تراسلهم ومتى', 'ها'],
  'mail-settings': ['إعدادات بريدك وعوامل تصفيته', 'ها'],
  files: ['جميع ملفاتك', 'ها'],
  'file-names': ['أسماء ملفاتك', 'ها'],
  documents: ['مستنداتك', 'ها'],
  sites: ['جميع المواقع التي يمكنك فتحها', 'ها'],
  calendar: ['تقويمك', 'ه'],
  contacts: ['جهات اتصالك', 'ها'],
  profile: ['ملفك الشخصي', 'ه'],
  people: ['الملفات الشخصية لزملائك', 'ها'],
  groups: ['المجموعات وأعضائها', 'ها'],
  directory: ['دليل مؤسستك', 'ه'],
  chat: ['محادثاتك', 'ها'],
  meetings: ['اجتماعاتك', 'ها'],
  tasks: ['مهامك ومشاريعك', 'ها'],
  notes: ['ملاحظاتك وصفحاتك', 'ها'],
  photos: ['صورك', 'ها'],
  videos: ['مقاطع الفيديو الخاصة بك', 'ها'],
  code: ['شيفرتك البرمجية', 'ها'],
  cloud: ['بياناتك السحابية', 'ها'],
  devices: ['أجهزة مؤسستك', 'ها'],
  apps: ['تطبيقات مؤسستك', 'ها'],
  roles: ['الصلاحيات في مؤسستك', 'ها'],
  payments: ['المدفوعات والفواتير', 'ها'],
  customers: ['بيانات العملاء', 'ها'],
  logs: ['سجلات مؤسستك', 'ها'],
  settings: ['إعداداتك', 'ها'],
  account: ['حسابك', 'ه'],
  automation: ['برامجك النصية وعملياتك الآلية', 'ها'],
  organisation: ['إعدادات مؤسستك', 'ها'],
  security: ['إعدادات الأمن وتنبيهاته في مؤسستك', 'ها'],
  credentials: ['كلمات المرور والمفاتيح وطرق تسجيل الدخول', 'ها'],
  recordings: ['تسجيلات الاجتماعات ونصوصها', 'ها'],
  'chat-names': ['أسماء الفرق والقنوات', 'ها'],
  presence: ['حالة توفّر الأشخاص', 'ها'],
  posts: ['منشوراتك وتعليقاتك', 'ها'],
  social: ['من تتابعهم وما يعجبك', 'ه'],
  bookings: ['الحجوزات والمواعيد', 'ها'],
  learning: ['الدورات وقوائم الصفوف', 'ها'],
  printing: ['الطابعات ومهام الطباعة', 'ها'],
  labels: ['تصنيفات السرية', 'ها'],
  notifications: ['إشعاراتك', 'ها'],
  assistant: ['أسئلتك لمساعدي الذكاء الاصطناعي', 'ها'],
  clipboard: ['حافظتك السحابية', 'ها'],
  activity: ['سجل ما فعلته ومتى', 'ه'],
  databases: ['جداولك وقواعد بياناتك', 'ها'],
  designs: ['تصاميمك ولوحاتك', 'ها'],
  tickets: ['طلبات الدعم', 'ها'],
  shop: ['منتجات متجرك وطلباته', 'ها'],
  signatures: ['العقود والتوقيعات', 'ها'],
  personnel: ['بيانات الموظفين والرواتب', 'ها'],
  accounting: ['البيانات المحاسبية والمصرفية', 'ها'],
  billing: ['الاشتراكات والتراخيص', 'ها'],
  analytics: ['أرقام الزوار والتقارير', 'ها'],
  advertising: ['حسابات الإعلانات', 'ها'],
  packages: ['حزمك البرمجية', 'ها'],
  health: ['بيانات صحتك ولياقتك', 'ها'],
  music: ['موسيقاك وقوائم تشغيلك', 'ها'],
  location: ['موقعك الجغرافي', 'ه'],
  search: ['كل ما يمكن أن يجده بحث', 'ه'],
};

const specials: Record<Special, string> = {
  identity: 'رؤية اسمك وصورتك',
  address: 'رؤية عنوان بريدك',
  offline: 'البقاء متصلًا في غيابك',
  picked: 'استخدام الملفات التي تختارها فقط',
  impersonate: 'القيام بكل ما يمكنك القيام به، باسمك',
  everything: 'القيام بكل ما طلبته الجهة المطوّرة',
  'app-folder': 'حفظ إعداداته الخاصة في مساحة تخزينك',
  assigned: 'استخدام ما يخصصه المشرف له فقط',
  'own-entries': 'استخدام ما أنشأه بنفسه فقط',
  bot: 'إضافة نفسه كروبوت يمكن مراسلته',
};

/** Before a noun, and before a pronoun. */
const verbs: Record<Verb, readonly [string, string]> = {
  read: ['قراءة', 'قراءت'],
  change: ['تعديل', 'تعديل'],
  send: ['إرسال', 'إرسال'],
  use: ['استخدام', 'استخدام'],
  create: ['الإضافة إلى', 'الإضافة إلي'],
  delete: ['حذف', 'حذف'],
  manage: ['إدارة', 'إدارت'],
  run: ['تشغيل', 'تشغيل'],
};

/** Where area and verb together are said in other words. */
const spoken: Readonly<Record<string, string>> = {
  'mail.send': 'إرسال البريد باسمك',
  'mail.create': 'وضع رسائل في صندوق بريدك',
  'chat.send': 'الكتابة في المحادثات باسمك',
  'chat.create': 'بدء محادثات',
  'chat.delete': 'حذف رسائل المحادثات',
  'chat-names.create': 'إنشاء فرق وقنوات',
  'chat-names.change': 'إعادة تسمية الفرق والقنوات وترتيبها',
  'chat-names.manage': 'إنشاء الفرق والقنوات وإعادة تسميتها وأرشفتها',
  'posts.send': 'النشر باسمك',
  'notifications.send': 'إرسال إشعارات إلى آخرين',
  'code.delete': 'حذف مستودعات',
  'code.create': 'قبول دعوات إلى مستودعات',
  'code.manage': 'إدارة المستودعات وأجهزة التطوير',
  'groups.manage': 'إضافة أشخاص إلى المجموعات وإزالتهم',
  'roles.manage': 'منح الصلاحيات في مؤسستك وسحبها',
  'roles.change': 'منح الصلاحيات في مؤسستك وسحبها',
  'organisation.manage': 'إدارة مؤسستك',
  'credentials.manage': 'إضافة كلمات المرور والمفاتيح وطرق تسجيل الدخول وإزالتها',
  'automation.run': 'تشغيل البرامج النصية وتدفقات العمل',
  'automation.create': 'إضافة عملية آلية',
  'automation.manage': 'إعداد عمليات آلية واتصالات بخدمات أخرى',
  'apps.create': 'إضافة تطبيقات إلى دليل مؤسستك',
  'devices.run': 'إرسال أوامر إلى الأجهزة',
  'printing.create': 'الطباعة',
  'presence.change': 'تحديد حالة توفّرك',
  'social.change': 'المتابعة والإعجاب باسمك',
  'activity.use': 'إظهار ما تفعله',
  'meetings.use': 'الانضمام إلى الاجتماعات',
  'everything.read': 'قراءة كل ما يمكنك قراءته هناك',
  'analytics.manage': 'إدارة من يرى الأرقام والتقارير',
  'assistant.use': 'استخدام مساعدي الذكاء الاصطناعي باسمك',
  'signatures.send': 'إرسال عقود للتوقيع باسمك',
  'videos.send': 'نشر مقاطع فيديو باسمك',
  'presence.read': 'رؤية من هو متوفّر',
  'mail-headers.read': 'رؤية من تراسلهم ومتى',
  'chat-names.read': 'رؤية أسماء الفرق والقنوات',
  'roles.read': 'رؤية صلاحيات كل شخص في مؤسستك',
  'social.read': 'رؤية من تتابعهم وما يعجبك',
  'activity.read': 'رؤية ما فعلته ومتى',
  'activity.change': 'تسجيل ما تفعله ومتى',
};

/** `قراءة بريدك وتعديله وحذفه`. */
function doing(area: Area, does: readonly Verb[]): string {
  const [thing, pronoun] = areas[area];
  const [first = 'use', ...others] = does;
  return [
    `${verbs[first][0]} ${thing}`,
    ...others.map((verb) => `و${verbs[verb][1]}${pronoun}`),
  ].join(' ');
}

function scopeSentence(fact: ScopeFact): string {
  const { area, verb } = fact;
  if (area === 'unknown') return `${verbs[verb][0]} ما تسميه الخدمة «${tidy(fact.scope, 48)}»`;
  const own = spoken[`${area}.${verb}`];
  if (own !== undefined) return own;
  if (area in specials) return specials[area as Special];
  if (verb === 'change') return doing(area as Area, ['read', 'change', 'delete']);
  return verb === 'send' ? `${doing(area as Area, ['send'])} باسمك` : doing(area as Area, [verb]);
}

function areaPhrase(area: ScopeFact['area'], does: readonly Verb[], fact: ScopeFact): string {
  if (area === 'unknown') return 'الوصول إلى بيانات لا نستطيع تسميتها';
  const own = does.length === 1 ? spoken[`${area}.${does[0] ?? ''}`] : undefined;
  if (own !== undefined && area !== 'mail') return own;
  if (area in specials) return specials[area as Special];
  return doing(fact.area as Area, does);
}

export const arScopes: typeof enScopes = {
  scope: { sentence: scopeSentence, phrase: areaPhrase, estimated: 'قراءتنا للاسم' },
  notes: {
    everything: 'كل ما فيه',
    acts: 'يتصرف باسمك',
    'no-end': 'بلا نهاية',
    everyone: 'يتجاوزك',
    picked: 'ما تختاره فقط',
  },
  weights: { ordinary: 'معتاد', sensitive: 'حسّاس', high: 'واسع المدى' },
};
