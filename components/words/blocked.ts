/** Words of the page that stands in for a held navigation. The question itself has the dialog's words. */

export interface BlockedWords {
  readonly language: string;
  readonly title: string;
  /** What happened, by what was held. */
  readonly text: Readonly<Record<'request' | 'approval', string>>;
  /** The step is no longer known. */
  readonly unknown: string;
  /** The person agreed, and has to take the step once more themselves. */
  readonly again: string;
  readonly back: string;
  readonly ask: string;
}

const en: BlockedWords = {
  language: 'en',
  title: 'Handrail stopped here',
  text: {
    request:
      'This address asks for access to your account. It was stopped on the way; nothing was given.',
    approval: 'The page was about to give an app access to your account. Nothing was given.',
  },
  unknown:
    'Handrail stopped a step here and no longer knows which one. Nothing was given. Please go back and try once more.',
  again: 'Thank you. Please take the step once more; it will go through.',
  back: 'Go back',
  ask: 'Show it again',
};

const de: BlockedWords = {
  language: 'de',
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
  back: 'Zurück',
  ask: 'Noch einmal zeigen',
};

const TABLES: readonly BlockedWords[] = [en, de];

/** The table for a language tag; English where there is none. */
export function blockedWordsFor(language: string): BlockedWords {
  const primary = language.toLowerCase().split(/[-_]/u)[0];
  return TABLES.find((table) => table.language === primary) ?? en;
}
