/** Arabic words of popup and status page. */
import { things } from './ar-things.ts';
import { ownAr } from './own-ar.ts';
import type { PageWords } from './pages.ts';
import { plural } from './text.ts';

const language = 'ar';
const number = (value: number) => new Intl.NumberFormat(language).format(value);

export const pagesAr: PageWords = {
  language,
  brand: 'Handrail',
  things,
  comma: '، ',
  state: {
    loading: ['لحظة من فضلك', 'يجري تشغيل Handrail.'],
    silent: [
      'لا يستجيب Handrail',
      'يُرجى إغلاق هذه النافذة وفتحها من جديد. وإن لم يُفِد ذلك، يُرجى إعادة تشغيل المتصفح أو إبلاغ فريق تقنية المعلومات.',
    ],
    unknown: [
      'في انتظار الإعدادات',
      'لم يُفِد المتصفح بعد إن كانت مؤسسة تديره. وحتى ذلك الحين لا يتدخل Handrail.',
    ],
    unmanaged: [
      'لم يُعَدّ Handrail هنا',
      'لا يحمل هذا المتصفح إعدادات من أي مؤسسة. لا يُفحص شيء ولا يُسجَّل شيء.',
    ],
    noPolicy: [
      'لا قواعد بعد',
      'تدير مؤسستك Handrail هنا، لكن قواعدها لم تصل بعد. يواصل Handrail طلبها.',
    ],
    on: ['يعمل Handrail في هذه الصفحة', 'ينبّهك عندما تشارك أو تربط أو تنشر ما يستدعي الانتباه.'],
    idle: ['لا شيء يلزم في هذه الصفحة', 'لا يتدخل Handrail إلا حيث تشارك أو تربط أو تنشر.'],
    ready: ['يعمل Handrail', 'ينبّهك عندما تشارك أو تربط أو تنشر ما يستدعي الانتباه.'],
    stale: ['يعمل بقواعد قديمة', 'انقضى تاريخ القواعد ولم تصل أحدث منها. تبقى سارية حتى تصل.'],
  },
  kinds: {
    consent: 'إذن وصول',
    share: 'مشاركة',
    connect: 'ربط',
    publish: 'نشر',
  },
  tags: {
    proceeded: 'استمر',
    cancelled: 'تراجع',
    fixed: 'عُدِّل',
    blocked: 'أُوقِف',
    requested: 'طُلِب',
    allowed_silently: 'مرّ',
    disputed: 'اعتُرض عليه',
  },
  outcomes: {
    proceeded: 'واصلت الخطوة',
    cancelled: 'رجعت عنها',
    fixed: 'عدّلتها ثم واصلت',
    blocked: 'أوقفتها قاعدة',
    requested: 'طلبت الموافقة',
    allowed_silently: 'لم يمنعها شيء',
    disputed: 'أفدت بأن هذا غير صحيح',
  },
  when: {
    today: (time) => `اليوم، ${time}`,
    yesterday: (time) => `أمس، ${time}`,
    justNow: 'الآن',
    never: 'ليس بعد',
  },
  popup: {
    recent: 'آخر القرارات',
    none: 'لا قرارات بعد.',
    more: 'ما سُجِّل عني',
    policy: (version, age) => `القواعد، الإصدار ${number(version)}، ${age}`,
  },
  page: {
    title: 'Handrail: الحالة',
    activity: 'نشاطي',
    activityIntro:
      'القرارات المسجّلة في هذا المتصفح، الأحدث أولًا. لا تتضمن التقارير أبدًا عناوين الملفات ولا محتواها ولا عناوين بريد أشخاص آخرين.',
    activityNone: 'لم يُسجَّل شيء.',
    activityColumns: ['متى', 'ماذا', 'ما الذي حدث', 'أُبلِغ عنه'],
    drill: 'تدريب',
    quiets: {
      'cool-down': 'لم يُسأل مجددًا: أجبت عن هذا مؤخرًا',
      'same-step': 'لم يُسأل مجددًا: الخطوة نفسها كما من قبل',
      budget: 'لم يُعرض: رأيت ما يكفي منها في ذلك اليوم',
    },
    sent: 'نعم',
    waiting: 'في الانتظار',
    rules: 'القواعد',
    rulesNone: 'لم تصل أي قواعد. وما يفعله Handrail في الأثناء يحدده الإعداد failMode.',
    rulesRows: {
      organisation: 'المؤسسة',
      version: 'الإصدار',
      count: 'عدد القواعد',
      signer: 'موقّعة بالمفتاح',
      verified: 'التحقق من التوقيع',
      checked: 'آخر بحث عن جديد',
      expires: 'صالحة حتى',
    },
    stale: 'انقضى هذا التاريخ وما زالت سارية',
    pull: 'البحث عن قواعد جديدة الآن',
    lastPull: 'آخر بحث',
    pullOk: 'تمّ بنجاح',
    reports: 'التقارير',
    reportRows: {
      waiting: 'في انتظار الإرسال',
      sent: 'أُرسلت',
      setAside: 'رفضها الخادم ووُضعت جانبًا',
      dropped: 'أُسقطت لامتلاء قائمة الانتظار',
      lastSent: 'آخر إرسال',
      lastError: 'آخر خطأ',
    },
    send: 'إرسال التقارير المنتظرة الآن',
    places: 'أين ينظر Handrail',
    placesIntro: 'العدد منذ تشغيل المتصفح. مربع الحوار الذي تعذّرت قراءته يُبلَّغ عنه دون محتواه.',
    placeColumns: ['المنتج', 'يستطيع', 'قُرئت', 'تعذّرت قراءتها'],
    capability: {
      inform: 'التنبيه',
      hold: 'إيقاف الزر مؤقتًا',
      'hard-hold': 'إيقاف الزر والطلب مؤقتًا',
    },
    version: (version) => `الإصدار ${number(version)}`,
    layers: 'كيف يوقف Handrail خطوةً ما',
    layersIntro: 'كل طبقة تلتقط ما قد يفوت التي قبلها. وتعمل كل منها دون الأخرى.',
    layerColumns: ['الطبقة', 'الحالة', 'السبب'],
    layerNames: {
      flow: 'تتابع طلبات تسجيل الدخول عبر علامات التبويب',
      page: 'توقف الزر في الصفحة',
      request: 'توقف الطلب قبل خروجه',
      net: 'توقف ما تستبعده القواعد كليًا',
    },
    layerOn: 'تعمل',
    layerOff: 'لا تعمل',
    layerReasons: {
      on: 'كل ما تحتاج إليه متوفر.',
      'nothing-to-do': 'لا تكلّفها القواعد بشيء.',
      'switched-off': 'أوقفتها القواعد.',
      'not-installed-by-policy': 'لا يسمح المتصفح بإيقاف الطلبات إلا للإضافات التي ثبّتتها مؤسسة.',
      'not-managed': 'لا تدير هذا المتصفحَ أي مؤسسة.',
      'no-policy': 'لم تصل أي قواعد.',
      'refused-by-browser': 'لم يقبلها المتصفح. في ملخص الدعم تفاصيل أكثر.',
    },
    layerRules: (used, left) =>
      left === 0
        ? `السارية: ${number(used)}`
        : `السارية: ${number(used)}، والمتروكة للطبقات الأخرى: ${number(left)}`,
    settings: 'الإعدادات',
    settingsIntro: 'كما حددتها مؤسستك في سياسة المتصفح. لا يمكن ضبط Handrail يدويًا.',
    settingColumns: ['الإعداد', 'القيمة', 'المصدر'],
    sources: {
      managed: 'سياسة المتصفح',
      'trial build': 'نسخة تجريبية',
      default: 'Handrail نفسه',
    },
    unset: 'غير محدد',
    refused: 'غير مستخدم',
    problems: (count) =>
      plural(language, count, {
        zero: 'لا إعدادات غير صحيحة',
        one: 'إعداد واحد غير صحيح',
        two: 'إعدادان غير صحيحين',
        few: `${number(count)} إعدادات غير صحيحة`,
        many: `${number(count)} إعدادًا غير صحيح`,
        other: `${number(count)} إعداد غير صحيح`,
      }),
    problemAdvice:
      'يُرجى تصحيحه في سياسة المتصفح التي يديرها فريق تقنية المعلومات. وحتى ذلك الحين تسري القيمة الواردة في هذا الجدول.',
    unknownAdvice: 'يُرجى تصحيح الاسم في سياسة المتصفح أو حذفه. فلا أثر له.',
    advice: {
      policyUrl: 'من دونه لا يمكن جلب القواعد.',
      policyKeys: 'من دون مفتاح صالح لا تُقبل أي قواعد.',
      reportUrl: 'من دونه تبقى التقارير في هذا المتصفح.',
    },
    capture: {
      title: 'التقاط مربع حوار',
      intro:
        'للمشرفين والمساهمين: يحفظ بنية مربع حوار كصفحة اختبار لـ Handrail. تُحذف النصوص والأسماء والعناوين والأرقام. لا يُرسَل شيء إلى أي مكان: تراه هنا وتحفظه بنفسك.',
      tab: 'علامة تبويب مفتوحة',
      noTabs: 'لا موقع مفتوح في علامة تبويب أخرى.',
      go: 'التقاط',
      working: 'تجري قراءة علامة التبويب…',
      none: 'لا يظهر مربع حوار في علامة التبويب تلك. يُرجى فتحه هناك ثم العودة.',
      failed:
        'تعذّرت قراءة علامة التبويب. يُرجى إعادة تحميلها والمحاولة مرة أخرى. فالمتصفح يحجب بعض الصفحات عن الإضافات.',
      done: (count) =>
        `${plural(language, count, {
          zero: 'لم يُعثر على مربعات حوار',
          one: 'عُثر على مربع حوار واحد',
          two: 'عُثر على مربعَي حوار',
          few: `عُثر على ${number(count)} مربعات حوار`,
          many: `عُثر على ${number(count)} مربع حوار`,
          other: `عُثر على ${number(count)} مربع حوار`,
        })}. يُرجى قراءته قبل الحفظ: فقد يبقى فيه اسم هو جزء من معرّف.`,
      unknown: 'مربع حوار لا يعرفه Handrail',
      structure: (place) => `بنية مربع الحوار في ${place}`,
      found: 'عُثر على',
      missing: 'لم يُعثر على',
      nothing: 'لا شيء',
      cut: 'أكبر من أن يُحفظ كاملًا: نهايته مفقودة.',
      savePage: 'حفظ البنية',
      saveFacts: 'حفظ وصفها',
    },
    support: 'الدعم',
    supportIntro:
      'ملخص لفريق تقنية المعلومات: الإصدارات والحالات والأخطاء. لا يذكر شخصًا ولا قرارًا.',
    copy: 'نسخ الملخص',
    copied: 'تم النسخ.',
    notCopied: 'لم يسمح المتصفح بالنسخ. يُرجى تحديد النص أدناه ونسخه.',
    done: 'تم.',
    failed: 'لم ينجح ذلك. السبب مذكور تحت «آخر بحث» أو «آخر خطأ».',
  },
  ...ownAr,
};
