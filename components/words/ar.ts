/** Arabic words of dialog, notice and hint. */
import { arAsking } from './ar-asking.ts';
import { arRequests } from './ar-requests.ts';
import { arFixes } from './ar-fixes.ts';
import { arRisk } from './ar-risk.ts';
import { arScopes } from './ar-scopes.ts';
import { arTerms } from './ar-terms.ts';
import { things, thisThing } from './ar-things.ts';
import { arWalls } from './ar-walls.ts';
import { humanise, listOf, name, plural } from './text.ts';
import type { Words } from './words.ts';
import type { ShareFacts } from '../facts.ts';
import type { Role } from '../../lib/activity/activity.ts';

const language = 'ar';
const number = (value: number) => new Intl.NumberFormat(language).format(value);

const roleNouns: Record<Role, string> = {
  view: 'عرض هذا',
  comment: 'التعليق على هذا',
  edit: 'تعديل هذا',
  own: 'تملّك هذا',
};

/** As the subject of a sentence, so in the nominative. */
const people = (count: number) =>
  plural(language, count, {
    one: 'شخص واحد',
    two: 'شخصان',
    few: `${number(count)} أشخاص`,
    many: `${number(count)} شخصًا`,
    other: `${number(count)} شخص`,
  });
const groupsOf = (count: number) =>
  plural(language, count, {
    one: 'مجموعة واحدة',
    two: 'مجموعتان',
    few: `${number(count)} مجموعات`,
    many: `${number(count)} مجموعة`,
    other: `${number(count)} مجموعة`,
  });

const org = (organisation: string | null) =>
  organisation === null ? 'مؤسستك' : name(organisation);
const appName = (app: string | null) => (app === null ? 'تطبيق بلا اسم' : name(app));

/** Who a share lets in, as the subject of a sentence. */
function circle(facts: ShareFacts, organisation: string | null): string {
  const named = listOf(language, [
    ...(facts.people > 0 ? [people(facts.people)] : []),
    ...(facts.groups > 0 ? [groupsOf(facts.groups)] : []),
  ]);
  switch (facts.reach) {
    case 'public':
      return 'أي شخص على الإنترنت';
    case 'anyone_with_link':
      return 'كل من لديه الرابط';
    case 'organisation':
      return `الجميع في ${org(organisation)}`;
    case 'outside':
      return `${named} من خارج ${org(organisation)}`;
    case 'named':
      return named;
    case 'unclear':
      return 'أشخاص آخرون';
  }
}

export const ar: Words = {
  language,
  direction: 'rtl',
  org,
  things,
  titles: {
    sentence: (title) => `${title}.`,
    unread: 'تتعذّر قراءة مربع الحوار هذا الآن',
    consent: (title) => {
      const what = title.opaque
        ? 'وصولًا لا يبيّنه هنا'
        : title.phrases.length === 0
          ? 'الوصول إلى حسابك'
          : listOf(language, [...title.phrases, ...(title.more ? ['غير ذلك'] : [])]);
      const whose = title.wide ? `، للجميع في ${org(title.organisation)}` : '';
      const long = title.offline ? '، دون حدّ زمني' : '';
      const who = title.device ? 'الجهاز الذي عرض لك رمزًا' : appName(title.app);
      return `يطلب ${who} ${what}${whose}${long}`;
    },
    share: (facts, organisation) => {
      const who = circle(facts, organisation);
      if (facts.role === null) return `سيحصل ${who} على إذن وصول إلى هذا`;
      const does =
        facts.reach === 'public' && facts.role === 'view'
          ? 'العثور على هذا وعرضه'
          : roleNouns[facts.role];
      return `سيتمكن ${who} من ${does}`;
    },
    connect: (connector, host) =>
      `${connector === null ? 'سيتبادل هذا الاتصال' : `سيتبادل ${name(connector)}`} البيانات مع ${host === null ? 'خدمة خارج هذه الأداة' : name(host)}، بصلاحياتك`,
    publish: ({ type, endpoints, reach, noSignIn, organisation }) => {
      const thing = thisThing[type];
      if (endpoints > 0)
        return plural(language, endpoints, {
          one: `سيستجيب عنوان واحد من ${thing} لكل من يصل إليه`,
          two: `سيستجيب عنوانان من ${thing} لكل من يصل إليهما`,
          few: `ستستجيب ${number(endpoints)} عناوين من ${thing} لكل من يصل إليها`,
          many: `سيستجيب ${number(endpoints)} عنوانًا من ${thing} لكل من يصل إليها`,
          other: `سيستجيب ${number(endpoints)} عنوان من ${thing} لكل من يصل إليها`,
        });
      const freely = noSignIn ? ' دون تسجيل الدخول' : '';
      if (reach === 'public') return `سيتمكن أي شخص على الإنترنت من فتح ${thing}${freely}`;
      if (reach === 'anyone_with_link') return `سيتمكن كل من لديه الرابط من فتح ${thing}${freely}`;
      if (reach === 'organisation') return `سيتمكن الجميع في ${org(organisation)} من فتح ${thing}`;
      return noSignIn ? `يمكن فتح ${thing} دون تسجيل الدخول` : `سيجري الآن نشر ${thing}`;
    },
    stopped: {
      consent: (subject) => `لا يمكن ربط ${appName(subject)} بحساب عملك`,
      share: (facts, organisation) => {
        if (facts.reach === 'outside')
          return `لا يمكن مشاركة هذا مع أشخاص من خارج ${org(organisation)}`;
        if (facts.reach === 'named') return 'لا يمكن مشاركة هذا مع هؤلاء الأشخاص';
        if (facts.reach === 'unclear') return 'لا يمكن مشاركة هذا مع أشخاص آخرين';
        return `لا يمكن مشاركة هذا مع ${circle(facts, organisation)}`;
      },
      publish: (type, open) =>
        `لا يمكن نشر ${thisThing[type]} ${open ? 'على الويب' : 'بهذه الصورة'}`,
      connect: (connector) =>
        `لا يمكن استخدام ${connector === null ? 'هذا الاتصال' : name(connector)} مع بيانات العمل`,
    },
  },
  ...arScopes,
  audience: {
    public: 'أي شخص على الإنترنت',
    anyone_with_link: 'كل من لديه الرابط',
    external: 'أشخاص من الخارج',
    partner: 'شركاء',
    organisation: 'الجميع في المؤسسة',
    group: 'مجموعة',
    named_internal: 'زملاء محددون',
    private: 'أنت فقط',
  },
  reason: {
    public: 'يمكن لمحركات البحث العثور عليه ولأي شخص فتحه.',
    anyoneWithLink: 'يمكن تمرير الرابط. ومن لديه الرابط يدخل دون ذكر اسمه.',
    external: (organisation) => `يخرج من ${org(organisation)}، وما خرج لا يمكن استرجاعه.`,
    partner: 'يحصل شريك على إذن وصول.',
    organisation: (organisation) => `يمكن للجميع في ${org(organisation)} العثور عليه.`,
    consumer: (domains) =>
      domains.length === 0
        ? 'بينها عنوان بريد شخصي.'
        : `${plural(language, domains.length, {
            one: 'من البريد الشخصي',
            other: 'من عناوين البريد الشخصي',
          })}: ${listOf(language, domains.map(name))}.`,
    scopeList: (list) => `يطلب شيئًا يُتعامل معه هنا بعناية: ${humanise(list)}.`,
    unreviewed: (app, organisation) =>
      `لم يفحص أحد ${app === null ? 'هذا التطبيق' : name(app)} في ${org(organisation)} بعد.`,
    offline: 'يبقى وصوله في غيابك، حتى ينهيه أحد.',
    wide: (organisation) => `سيسري على الجميع في ${org(organisation)}، لا عليك وحدك.`,
    openEndpoint: 'من يجد العنوان يمكنه استخدامه. فهو لا يسأل عن هوية أحد.',
    killed: (organisation) => `أوقف فريق الأمن في ${org(organisation)} هذا للجميع.`,
    rule: (id, organisation) => `في ${org(organisation)} قاعدة لهذا: «${humanise(id)}».`,
    unread: 'لا يبدو كما يعرفه Handrail، فلا يمكن القول هنا ما الذي سيحدث.',
    noPolicy: 'تتعذّر قراءة قواعد مؤسستك الآن، لذلك تنتظر هذه الخطوة قرارك.',
    asksMore: 'يطلب أكثر مما فُحص عند الموافقة عليه.',
    unverified: 'لم يتحقق المزوّد من الجهة المطوّرة.',
    hidden: 'ما يطلبه لا يظهر في هذه الصفحة.',
    many: 'هذا عدد كبير من الأشخاص دفعة واحدة.',
    label: (label) => `يحمل التصنيف ${name(label)}.`,
    mayChange: 'يمكنهم تعديله، لا قراءته فقط.',
    mayOwn: 'يمكنهم تسليمه إلى آخرين أو حذفه.',
    noSignIn: 'يُفتح لمن لا يسجّلون الدخول.',
    sendsTo: (host) => `سيُرسل ما يحصل عليه إلى ${name(host)}.`,
    otherAccount: (organisation) => `الحساب المستخدَم ليس من حسابات ${org(organisation)}.`,
    maker: 'يعمل بصلاحياتك، أيًا كان من يفتحه.',
    fewColleagues: 'يستخدمه قلة من زملائك، أو لا أحد.',
    loopback: 'تذهب استجابته إلى برنامج على هذا الحاسوب، أيًا كان البرنامج المستمع.',
    noAgreement: 'لا اتفاق مع الجهة المطوّرة بشأن بياناتك.',
    reviewDue: 'فُحص منذ مدة وحان وقت مراجعته.',
    vendorLimited: 'فُحصت الجهة المطوّرة، مع حدود لما تصلح له.',
    vendorBlocked: 'فُحصت الجهة المطوّرة، ولا ينبغي أن تحصل على بيانات الشركة.',
    vendorUnreviewed: 'لم يفحص أحد الجهة المطوّرة بعد.',
  },
  facts: {
    label: (label) => `التصنيف: ${name(label)}`,
    usedAt: (places) => `للاستخدام لدى ${listOf(language, places.map(name))}`,
    details: (kinds) => `يطلب بصيغة خاصة به: ${listOf(language, kinds.map(name))}`,
    goesTo: (host) => `يُرسل ما يحصل عليه إلى ${name(host)}`,
    publisher: (publisher, verified) =>
      verified === true
        ? `من ${name(publisher)}، تحقّق منها المزوّد`
        : `من ${name(publisher)}، حسب قولها`,
    recipient: (domain, count, groups) => `${domain} · ${groups ? groupsOf(count) : number(count)}`,
    sharedWith: (who) => `من سيتمكن من استخدامه: ${who}`,
    more: (count) =>
      plural(language, count, {
        one: 'واحد آخر',
        two: 'اثنان آخران',
        few: `${number(count)} أخرى`,
        other: `${number(count)} أخرى`,
      }),
    signIn: {
      required: 'يطلب تسجيل الدخول',
      none: 'لا يطلب تسجيل الدخول',
      unknown: null,
    },
  },
  ...arFixes,
  ...arAsking,
  ...arRequests,
  ...arRisk,
  ...arTerms,
  ...arWalls,
  foot: {
    rule: (id, version) => `${humanise(id)}، الإصدار ${number(version)}`,
    stale: 'لم تُجدَّد القواعد مؤخرًا',
    none: 'لا قواعد متاحة',
  },
  recorded: {
    title: 'ما الذي يُسجَّل',
    place: (surface) => `أين ومتى: ${surface}، والوقت، والمدة`,
    share: 'نوع العنصر وتصنيفه، ونطاقات الأشخاص وعددهم، وما يُسمح لهم به',
    consent: 'التطبيق، وما يطلبه، والمضيف الذي يُرسل إليه',
    connect: 'الموصل والمضيف الذي يتواصل معه',
    publish: 'نوع العنصر وتصنيفه، ومن يمكنه فتحه، وعدد عناوينه المفتوحة',
    answer: 'ما رأيته هنا وما اخترته، مع كلماتك إن كتبت شيئًا',
    who: 'أنت وهذا المتصفح، بالاسم أو باسم مستعار، كما حددت مؤسستك',
    never: 'لا يُسجَّل أبدًا: العناوين والمحتوى وعناوين بريد الآخرين وكلمات المرور.',
  },
  announce: {
    checking: 'لحظة من فضلك',
    checkingMore: 'تجري قراءة قواعد مؤسستك.',
    hint: 'شكرًا. انقر الزر مرة أخرى وستمضي الخطوة.',
    requested: 'حُفظ طلبك وهو في الطريق',
    requestedMore: 'لم يُسمح بشيء حتى يأتي الرد.',
    disputed: 'شكرًا، ملاحظتك في الطريق',
    disputedMore: 'تصل إلى من يكتبون القواعد.',
  },
};
