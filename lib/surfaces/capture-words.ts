/** Words that a captured dialog may keep: the product's own, never those of people. */

/** What the names of buttons and reaches in this room say, whole; a longer text may hold a name and is dropped. */
const PRODUCT_WORDS: ReadonlySet<string> = new Set([
  ...['send', 'share', 'share anyway', 'send anyway', 'invite', 'send invite', 'send invitation'],
  ...['copy link', 'create link', 'publish', 'save', 'save changes', 'update'],
  ...[
    'allow',
    'authorize',
    'approve',
    'grant',
    'accept',
    'agree',
    'confirm',
    'continue',
    'connect',
  ],
  ...['install', 'cancel', 'deny', 'decline', 'reject', 'back', 'no thanks', 'select all'],
  ...['restricted', 'anyone with the link', 'anyone', 'specific people', 'only people invited'],
  ...['private', 'public', 'only me', 'unlisted', 'people with existing access', 'no access'],
  ...['view', 'viewer', 'can view', 'comment', 'commenter', 'can comment', 'edit', 'editor'],
  ...['can edit', 'can review', 'read-only'],
  ...['senden', 'freigeben', 'teilen', 'trotzdem senden', 'trotzdem teilen', 'einladen'],
  ...['trotzdem freigeben', 'einladung senden', 'link kopieren', 'link erstellen'],
  ...['veröffentlichen', 'speichern', 'änderungen speichern', 'aktualisieren', 'zulassen'],
  ...['erlauben', 'autorisieren', 'genehmigen', 'annehmen', 'akzeptieren', 'zustimmen'],
  ...['bestätigen', 'weiter', 'fortfahren', 'verbinden', 'installieren', 'abbrechen', 'ablehnen'],
  ...['zurück', 'eingeschränkt', 'jeder mit dem link', 'jeder, der über den link verfügt'],
  ...['bestimmte personen', 'privat', 'öffentlich', 'betrachter', 'kommentator', 'bearbeiter'],
  ...['mitbearbeiter', 'kann bearbeiten', 'kann anzeigen', 'kann kommentieren', 'bearbeiten'],
  ...['envoyer', 'partager', 'inviter', 'copier le lien', 'publier', 'enregistrer', 'autoriser'],
  ...['accepter', 'continuer', 'annuler', 'refuser', 'lecteur', 'éditeur'],
  ...['enviar', 'compartir', 'invitar', 'copiar enlace', 'publicar', 'guardar', 'permitir'],
  ...['aceptar', 'continuar', 'cancelar', 'rechazar', 'restringido', 'lector', 'editar'],
]);

/** True for a text that is one of the product's own words, whatever its case and the spaces around it. */
export function isProductWord(text: string): boolean {
  if (text.length > 60) return false;
  return PRODUCT_WORDS.has(text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase());
}

/** All of those words, for the test that holds them to what the surfaces know. */
export const productWords: readonly string[] = [...PRODUCT_WORDS];

/** Words of which class names and ids are made; standing in a text as well makes them nobody's name. */
const STRUCTURE = new Set(
  (
    'access account action actions add address advanced alert all and any anyone app area aria auth avatar ' +
    'back badge banner bar base block body border box btn button cancel card cell check checkbox chip close ' +
    'col collaborator collaborators color column combobox comment component confirm consent container content ' +
    'copy create css current danger data default delete description dialog disabled div done dropdown edit ' +
    'editor email empty error expand external field file flex focus folder font footer for form frame general ' +
    'grid group guest header heading hidden icon image info inner input invite item items label layout link ' +
    'list loading main manage menu message modal name nav new next notice notify open option options outer ' +
    'overlay owner page pane panel people permission permissions person picker popover popup primary private ' +
    'project public publish radio remove role root row save scope scopes scroll search section select ' +
    'selected selector send settings share shared sharing sheet show side sidebar size space state status ' +
    'step submit switch tab table tabs tag team text the title toggle toolbar tooltip top tree type update ' +
    'user users value view viewer visibility with workspace wrapper'
  ).split(' '),
);

const wordsOf = (text: string): string[] => text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
const MAIL = /[^\s@<>()[\]"',;]{1,64}@[^\s@<>()[\]"',;]{1,253}/gu;
/** A name with a short ending behind a dot: `Q3 Forecast.xlsx`. */
const FILE_NAME = /[^/\\<>"]{1,120}\.[A-Za-z][A-Za-z0-9]{1,4}(?![\p{L}\p{N}])/gu;

/**
 * The words of one text that may be somebody's name or a thing's: those of addresses and file names, and
 * those that begin with a capital letter.
 */
function namesIn(text: string): string[] {
  const whole =
    text.match(MAIL)?.concat(text.match(FILE_NAME) ?? []) ?? text.match(FILE_NAME) ?? [];
  const capital = wordsOf(text).filter((word) => /^[^\p{Ll}\p{N}]/u.test(word));
  return [...whole.flatMap(wordsOf), ...capital];
}

/**
 * Tells whether a word of an id or a class stands on the page as a name: in lower case, three letters and more.
 * @param texts everything that is dropped: texts, labels, values, titles, addresses.
 */
export function namesOnPage(texts: readonly string[]): (token: string) => boolean {
  const names = new Set(
    texts
      .filter((text) => !isProductWord(text))
      .flatMap((text) => namesIn(text.slice(0, 2000)))
      .map((word) => word.toLowerCase())
      .filter((word) => word.length > 2 && !STRUCTURE.has(word)),
  );
  const long = [...names].filter((name) => name.length > 4);
  return (token) => {
    const parts = wordsOf(token.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll('_', ' '));
    if (parts.some((part) => names.has(part.toLowerCase()))) return true;
    // Names that were run together: `row-adalovelace`. What is left of a word of structure is one of ours.
    return parts.some((part) => {
      const lower = part.toLowerCase();
      return !STRUCTURE.has(lower) && long.some((name) => lower.includes(name));
    });
  };
}
