/** What a provider's own stop means, and that a step is an exercise, in Arabic. */
import type { enWalls } from './en-walls.ts';
import { name } from './text.ts';

const org = (organisation: string | null) =>
  organisation === null ? 'مؤسستك' : name(organisation);

export const arWalls: typeof enWalls = {
  walls: {
    'needs-admin-approval': {
      title: (product) => `يسأل ${name(product)} المشرف أولًا`,
      more: (organisation) =>
        `يحتاج هذا التطبيق إلى موافقة ${org(organisation)}. وحتى ذلك الحين لم يُرسَل إليه شيء.`,
    },
    'blocked-by-organisation': {
      title: (product) => `هذا التطبيق معطّل في ${name(product)}`,
      more: (organisation) => `هكذا حددت ${org(organisation)}. ولم يُرسَل إلى التطبيق شيء.`,
    },
    'blocked-by-provider': {
      title: (product) => `أوقف ${name(product)} هذا التطبيق`,
      more: () => 'لا يسمح له المزوّد بالدخول لأي أحد. ولم يُرسَل إليه شيء.',
    },
    'unverified-app': {
      title: (product) => `لم يتحقق ${name(product)} من هذا التطبيق`,
      more: (organisation) =>
        `ينبّه المزوّد إلى التطبيقات التي لا يعرفها. ويمكن السؤال في ${org(organisation)} عمّا إذا كان هذا التطبيق مناسبًا.`,
    },
    'misconfigured-app': {
      title: (product) => `هذا التطبيق و${name(product)} غير متوافقين`,
      more: () =>
        'صيغ طلب التطبيق بطريقة لا يقبلها المزوّد. ولا يستطيع إصلاح ذلك إلا الجهة المطوّرة؛ ولم يُرسَل شيء.',
    },
  },
  drill: {
    title: 'تدريب',
    more: 'هذا التطبيق وهمي. لا شيء يخصك معرّض للخطر؛ يبيّن التدريب سرعة وصول الإيقاف.',
  },
};
