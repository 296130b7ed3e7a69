/** How far a request reaches and what is unusual about it, in Arabic. */
import type { enRisk } from './en-risk.ts';
import { name } from './text.ts';

export const arRisk: typeof enRisk = {
  risk: {
    levels: {
      low: 'خطورة منخفضة',
      moderate: 'خطورة متوسطة',
      high: 'خطورة عالية',
      severe: 'خطورة عالية جدًا',
    },
    reach: 'مردّ ذلك إلى البيانات التي يصل إليها.',
    said: {
      'scopes.hidden': 'ما يطلبه لا يظهر في هذه الصفحة.',
      'scopes.unnamed': 'لا يذكر ما الذي يطلبه.',
      details: 'جزء مما يطلبه غير مذكور في هذه الصفحة.',
      'client.abused': 'استُخدم هذا التطبيق في اختراقات في أماكن أخرى، مع أن معظم استخداماته عادية.',
      'name.look-alike': 'يشبه اسمه اسم جهة معروفة، وهو ليس من تطبيقاتها.',
      'publisher.unverified': 'لم يتحقق المزوّد من الجهة المطوّرة.',
      'publisher.unknown': 'لا شيء هنا يدل على أن المزوّد تحقق من الجهة المطوّرة.',
      'app.first-time': 'هذه أول مرة يُطلب منك هذا التطبيق.',
      'colleagues.none': 'لا يستخدمه أحد من زملائك.',
      'initiator.first-party-client':
        'أحالك موقع آخر إلى هنا باسم برنامج. وهذه طريقة معروفة للاستيلاء على الحسابات.',
      'initiator.other': 'أحالك إلى هنا موقع ليس جزءًا من التطبيق.',
      'flow.device': 'من أعطاك الرمز يحصل على الوصول، على جهازه هو.',
      'flow.silent': 'يطلب الدخول دون صفحة تبيّن لك الغرض.',
      'flow.implicit': 'يُسلَّم إذن الوصول ضمن عنوان، حيث يمكن لآخرين التقاطه.',
      'account.personal': 'الحساب المستخدَم حساب شخصي.',
      'redirect.out-of-band': 'يعرض لك رمزًا لتسليمه. ومن لديه الرمز يحصل على الوصول.',
      'anomaly.look-alike-host': 'عنوان هذه الصفحة يقلّد صفحة تسجيل دخول معروفة.',
      'anomaly.credentials-in-address': 'يبدأ العنوان كعنوان آخر ويقود إلى مكان مختلف.',
      'anomaly.duplicate-parameter': 'يذكر الطلب الشيء نفسه مرتين، وبصورتين مختلفتين.',
      'anomaly.plain-http': 'ينتقل الطلب دون تشفير.',
      'anomaly.encoded-parameter': 'كُتب الطلب بحيث قد تفوت المرشّحات أجزاء منه.',
      'anomaly.trailing-dot': 'كُتب العنوان بطريقة غير معتادة قد تفوت المرشّحات.',
    },
    hosts: {
      'redirect.look-alike': (host) => `يُرسل ما يحصل عليه إلى ${name(host)}، وهو يقلّد عنوانًا آخر.`,
      'redirect.tunnel': (host) => `يُرسل ما يحصل عليه إلى ${name(host)}، وهو نفق إلى حاسوب شخص ما.`,
      'redirect.ip-address': (host) => `يُرسل ما يحصل عليه إلى ${name(host)}، وهو رقم بدل اسم.`,
      'redirect.free-hosting': (host) =>
        `يُرسل ما يحصل عليه إلى ${name(host)}، حيث يمكن لأي شخص وضع صفحة مجانًا.`,
      'redirect.private-network': (host) => `يُرسل ما يحصل عليه إلى ${name(host)}، داخل شبكة خاصة.`,
    },
  },
};
