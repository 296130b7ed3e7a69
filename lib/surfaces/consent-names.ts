/**
 * Names of buttons in the languages of our fixtures: en, de, fr, es, it, pt, nl, ja, pl, sv, and zh
 * where seen. They are the last resort: ids, roles and form fields go first (facts: languages).
 * To add a language, add its words to each list.
 */

/** A word matches at the start of a word; scripts without spaces match anywhere. */
function wordPattern(words: readonly string[]): RegExp {
  const spaced = words.filter((word) => !/[\u3040-\u30ff\u4e00-\u9fff]/u.test(word));
  const unspaced = words.filter((word) => !spaced.includes(word));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${spaced.join('|')})|${unspaced.join('|')}`, 'iu');
}

/** Gives access, whatever stands around it. */
const GRANTING = wordPattern([
  ...['allow', 'authori[sz]e', 'grant', 'approve', 'permit'],
  ...['zulassen', 'erlauben', 'autorisieren', 'genehmigen', 'gestatten', 'zugriff gewähren'],
  ...[
    'autoriser',
    'permettre',
    'approuver',
    'permitir',
    'autorizar',
    'aprobar',
    'aprovar',
    'conceder',
  ],
  ...['consenti', 'autorizza', 'concedi', 'approva', 'toestaan', 'autoriseren', 'goedkeuren'],
  ...['zezw[oóa]l', 'autoryzuj', 'zatwierd', 'tillåt', 'godkänn', 'auktorisera'],
  ...['許可', '承認', '允许', '授权'],
]);

/** Goes on; gives access only where the page is about access. */
const GOING_ON = wordPattern([
  ...['continue', 'accept', 'agree', 'i agree', 'confirm', 'weiter', 'fortfahren', 'akzeptieren'],
  ...['annehmen', 'zustimmen', 'bestätigen', 'continuer', 'accepter', 'confirmer', 'continuar'],
  ...['aceptar', 'confirmar', 'continua', 'accett', 'conferma', 'aceitar', 'concordar'],
  ...['doorgaan', 'accepteren', 'akkoord', 'bevestigen', 'kontynuuj', 'akceptuj', 'zaakceptuj'],
  ...['zgadzam', 'potwierd', 'dalej', 'fortsätt', 'acceptera', 'godta', 'samtyck', 'bekräfta'],
  ...['続行', '次へ', '同意', '承諾', '确认', '继续', '接受'],
]);

/** Takes an app in; on a provider's consent page that is the same as to allow it. */
const CONNECTING = wordPattern([
  ...['install', 'connect', 'add app', 'add to', 'installieren', 'verbinden', 'hinzufügen'],
  ...[
    'installer',
    'connecter',
    'ajouter',
    'instalar',
    'conectar',
    'agregar',
    'añadir',
    'adicionar',
  ],
  ...['installa', 'collega', 'connetti', 'aggiungi', 'installeren', 'koppelen', 'toevoegen'],
  ...['zainstaluj', 'połącz', 'dodaj', 'installera', 'anslut', 'lägg till'],
  ...['インストール', '接続', '追加', '安装', '连接'],
]);

/** "Continue with Google", "Weiter mit SSO": sign-in through someone else, never an answer. */
const SIGN_IN_WITH =
  /\b(?:google|apple|microsoft|github|gitlab|slack|facebook|linkedin|okta|sso|saml|passkey|e-?mail|qr)\b/iu;

const DECLINING = wordPattern([
  ...[
    'cancel',
    'deny',
    'decline',
    'reject',
    'refuse',
    'disallow',
    'no thanks',
    'back(?![\\p{L}])',
    'not ',
  ],
  ...["don['’]?t", 'do not', 'abbrechen', 'ablehnen', 'verweigern', 'nicht ', 'zurück', 'annuler'],
  ...['refuser', 'ne pas', 'cancelar', 'denegar', 'rechazar', 'no permitir', 'no autorizar'],
  ...['annulla', 'rifiuta', 'nega', 'non ', 'negar', 'recusar', 'não ', 'annuleren', 'weigeren'],
  ...['niet ', 'anuluj', 'odmów', 'odrzu', 'nie ', 'avbryt', 'neka', 'avvisa', 'inte '],
  ...['キャンセル', '拒否', '許可しない', '承認しない', '同意しない', '戻る', '取消', '拒绝'],
]);

/** "Request approval": asks somebody else to give access. */
const REQUESTING = wordPattern([
  ...['request ', 'anfordern', 'beantragen', 'demander ', 'solicitar ', 'pedir ', 'richiedi'],
  ...['aanvragen', 'poproś', 'wyślij prośbę', 'begär', 'リクエスト', '申請', '请求', '申请'],
]);

/** `Accept all`: a cookie banner's word, never a consent screen's. */
const EVERYTHING = wordPattern([
  ...[
    'all',
    'alle',
    'tout',
    'tous',
    'toutes',
    'todo',
    'todos',
    'todas',
    'tutt[io]',
    'wszystk',
    'allt',
    'alla',
  ].map((word) => `${word}(?![\\p{L}])`),
  ...['cookies?', 'すべて', '全て', '全部'],
]);

const normal = (name: string): string => name.normalize('NFKC').trim().slice(0, 160);

/** Three words at most: "See and share all your calendars" is a scope, "Select all" is not. */
function saysEverything(name: string): boolean {
  const text = normal(name);
  return text.split(/\s+/u).length <= 3 && EVERYTHING.test(text);
}

/** True for the name of a button that says no or goes back. */
export function isDeclining(name: string): boolean {
  return DECLINING.test(`${normal(name)} `);
}

/** True for the name of a button that gives access by its own words. */
export function isGranting(name: string): boolean {
  const text = normal(name);
  return (
    GRANTING.test(text) && !REQUESTING.test(text) && !isDeclining(name) && !saysEverything(name)
  );
}

/** True for the name of a button that gives access on a page that is about access. */
export function isApproving(name: string): boolean {
  const going = GOING_ON.test(normal(name)) && !isDeclining(name) && !saysEverything(name);
  return going || isGranting(name);
}

/** True for the name of a button that takes an app in, or gives it access, by its own words. */
export function isConnecting(name: string): boolean {
  const taking = CONNECTING.test(normal(name)) && !isDeclining(name) && !saysEverything(name);
  return taking || isGranting(name);
}

/** True for a button that goes on to another way to sign in; "Continue as Google" is none. */
export function isSignInWith(name: string): boolean {
  return SIGN_IN_WITH.test(normal(name)) && !isGranting(name);
}

/** "Select all", as consent screens with one box a scope have it. */
export function isSelectAll(name: string): boolean {
  return saysEverything(name);
}

const PREFIXES =
  /^(?:(?:go to|zu|weiter zu|accéder à|ir a|vai a|acessar|ga naar|przejdź do|gå till)\s+)/iu;
/** "(unsafe)", behind the name of an app that Google has not verified. */
const UNSAFE =
  /[(（](?:unsafe|unsicher|non sécurisé|dangereux|no seguro|non sicur[oa]|não seguro|onveilig|niebezpieczne|osäker|安全ではないページ)[^)）]*[)）]/iu;

/** True for the link that goes on although the app is not verified. */
export function isUnsafeLink(name: string): boolean {
  return UNSAFE.test(normal(name));
}

/** "wants access", behind the name of the app; the sentence starts with the name in all of these. */
const WANTS =
  /^(.{1,120}?)\s*(?:\bwants\b|\bis requesting\b|\bwould like\b|\bmöchte\b|\bfordert\b|\bsouhaite\b|\bdemande\b|\bquiere\b|\bsolicita\b|\bvuole\b|\brichiede\b|\bquer\b|\bdeseja\b|\bwil\b|\bvraagt\b|\bchce\b|\bprosi\b|\bvill\b|\bbegär\b|が)/iu;

/** The app that a sentence of a consent screen starts with ("X wants access to…"), or null. */
export function appNamed(sentence: string): string | null {
  const text = normal(sentence);
  const unsafe = isUnsafeLink(text) ? text.replace(UNSAFE, '').replace(PREFIXES, '') : null;
  const name = unsafe ?? WANTS.exec(text)?.[1] ?? null;
  return name?.replace(/^[「"“„]|[」"”“]$/gu, '').trim() || null;
}

/** True for a sentence that says that an app wants access. */
export function saysWants(sentence: string): boolean {
  return WANTS.test(normal(sentence));
}
