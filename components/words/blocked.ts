/** Words of the page that stands in for a held navigation. The question itself has the dialog's words. */
import type { Language } from '../../lib/policy/languages.ts';

export interface BlockedWords {
  readonly title: string;
  /** What happened, by what was held. */
  readonly text: Readonly<Record<'request' | 'approval', string>>;
  /** The step is no longer known. */
  readonly unknown: string;
  /** The person agreed, and has to take the step once more themselves. */
  readonly again: string;
  /** What the person said could not be stored. */
  readonly lost: string;
  readonly back: string;
  readonly ask: string;
}

const en: BlockedWords = {
  title: 'Handrail stopped here',
  text: {
    request:
      'This address asks for access to your account. It was stopped on the way; nothing was given.',
    approval: 'The page was about to give an app access to your account. Nothing was given.',
  },
  unknown:
    'Handrail stopped a step here and no longer knows which one. Nothing was given. Please go back and try once more.',
  again: 'Thank you. Please take the step once more; it will go through.',
  lost: 'What you said could not be stored. Please have it shown again and say it once more.',
  back: 'Go back',
  ask: 'Show it again',
};

const de: BlockedWords = {
  title: 'Handrail hat hier angehalten',
  text: {
    request:
      'Diese Adresse verlangt Zugriff auf Ihr Konto. Sie wurde unterwegs angehalten; es wurde nichts erlaubt.',
    approval:
      'Die Seite war dabei, einer App Zugriff auf Ihr Konto zu geben. Es wurde nichts erlaubt.',
  },
  unknown:
    'Handrail hat hier einen Schritt angehalten und weiß nicht mehr, welchen. Es wurde nichts erlaubt. Bitte gehen Sie zurück und versuchen Sie es noch einmal.',
  again: 'Danke. Bitte machen Sie den Schritt noch einmal; er geht dann durch.',
  lost: 'Ihre Antwort konnte nicht gespeichert werden. Bitte lassen Sie es noch einmal zeigen und antworten Sie erneut.',
  back: 'Zurück',
  ask: 'Noch einmal zeigen',
};

const fr: BlockedWords = {
  title: 'Handrail s’est arrêté ici',
  text: {
    request:
      'Cette adresse demande un accès à votre compte. Elle a été arrêtée en chemin\u00a0; rien n’a été accordé.',
    approval:
      'La page allait donner à une application l’accès à votre compte. Rien n’a été accordé.',
  },
  unknown:
    'Handrail a arrêté une étape ici et ne sait plus laquelle. Rien n’a été accordé. Revenez en arrière et réessayez.',
  again: 'Merci. Refaites l’étape encore une fois\u00a0; elle passera.',
  lost: 'Votre réponse n’a pas pu être enregistrée. Affichez la question à nouveau et répondez encore une fois.',
  back: 'Revenir en arrière',
  ask: 'Afficher à nouveau',
};

const es: BlockedWords = {
  title: 'Handrail se ha detenido aquí',
  text: {
    request:
      'Esta dirección pide acceso a su cuenta. Se detuvo por el camino; no se ha concedido nada.',
    approval: 'La página iba a dar a una aplicación acceso a su cuenta. No se ha concedido nada.',
  },
  unknown:
    'Handrail detuvo aquí un paso y ya no sabe cuál. No se ha concedido nada. Vuelva atrás e inténtelo de nuevo.',
  again: 'Gracias. Repita el paso una vez más; seguirá adelante.',
  lost: 'No se pudo guardar su respuesta. Muestre la pregunta de nuevo y responda otra vez.',
  back: 'Volver',
  ask: 'Mostrarlo de nuevo',
};

const ja: BlockedWords = {
  title: 'Handrailがここで停止しました',
  text: {
    request:
      'このアドレスは、アカウントへのアクセスを求めています。途中で停止したため、何も許可されていません。',
    approval:
      'このページは、アカウントへのアクセスをアプリに許可しようとしていました。何も許可されていません。',
  },
  unknown:
    'Handrailがここで操作を停止しましたが、どの操作か分からなくなりました。何も許可されていません。元に戻って、もう一度お試しください。',
  again: 'ありがとうございます。もう一度同じ操作をしてください。今度は先に進みます。',
  lost: '回答を保存できませんでした。もう一度表示して、改めて回答してください。',
  back: '元に戻る',
  ask: 'もう一度表示する',
};

const ar: BlockedWords = {
  title: 'توقف Handrail هنا',
  text: {
    request: 'يطلب هذا العنوان الوصول إلى حسابك. أُوقف في الطريق، ولم يُمنح شيء.',
    approval: 'كانت الصفحة على وشك منح تطبيق إذن وصول إلى حسابك. ولم يُمنح شيء.',
  },
  unknown:
    'أوقف Handrail خطوة هنا ولم يعد يعرف أيّ خطوة. لم يُمنح شيء. يُرجى الرجوع والمحاولة من جديد.',
  again: 'شكرًا. يُرجى تكرار الخطوة مرة أخرى، وستمضي.',
  lost: 'تعذّر حفظ ردّك. يُرجى عرض السؤال من جديد والرد مرة أخرى.',
  back: 'رجوع',
  ask: 'عرضه من جديد',
};

/** All six: they are short, and only one page reads them. */
export const blockedWords: Readonly<Record<Language, BlockedWords>> = { en, de, fr, es, ja, ar };
