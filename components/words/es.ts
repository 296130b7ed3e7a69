/** Spanish words of dialog, notice and hint. */
import { esAsking } from './es-asking.ts';
import { esRequests } from './es-requests.ts';
import { esFixes } from './es-fixes.ts';
import { esRisk } from './es-risk.ts';
import { esScopes } from './es-scopes.ts';
import { esTerms } from './es-terms.ts';
import { things, thisThing } from './es-things.ts';
import { esWalls } from './es-walls.ts';
import { capital, counted, humanise, listOf, name, plural } from './text.ts';
import type { Words } from './words.ts';
import type { ShareFacts } from '../facts.ts';
import type { Role } from '../../lib/activity/activity.ts';

const language = 'es';
/** Numbers in running text; "un" and "una" stand in the plural forms. */
const SMALL = 'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' ');
const number = (value: number) => new Intl.NumberFormat(language).format(value);

const roleVerbs: Record<Role, string> = {
  view: 'ver esto',
  comment: 'comentar esto',
  edit: 'editar esto',
  own: 'disponer de esto como propietario',
};

const people = (count: number) =>
  plural(language, count, {
    one: 'una persona',
    other: `${counted(language, count, SMALL)} personas`,
  });
const groupsOf = (count: number) =>
  plural(language, count, {
    one: 'un grupo',
    other: `${counted(language, count, SMALL)} grupos`,
  });

const org = (organisation: string | null) =>
  organisation === null ? 'su organización' : name(organisation);
const appName = (app: string | null) => (app === null ? 'una aplicación sin nombre' : name(app));

/** Who a share lets in, as the subject of a sentence, with whether the verb is plural. */
function circle(facts: ShareFacts, organisation: string | null): { who: string; many: boolean } {
  const named = listOf(language, [
    ...(facts.people > 0 ? [people(facts.people)] : []),
    ...(facts.groups > 0 ? [groupsOf(facts.groups)] : []),
  ]);
  const many = facts.people + facts.groups > 1;
  switch (facts.reach) {
    case 'public':
      return { who: 'cualquiera en internet', many: false };
    case 'anyone_with_link':
      return { who: 'cualquiera con el enlace', many: false };
    case 'organisation':
      return { who: `todas las personas de ${org(organisation)}`, many: true };
    case 'outside':
      return { who: `${named} de fuera de ${org(organisation)}`, many };
    case 'named':
      return { who: named, many };
    case 'unclear':
      return { who: 'más personas', many: true };
  }
}

export const es: Words = {
  language,
  direction: 'ltr',
  org,
  things,
  titles: {
    sentence: (title) => `${title}.`,
    unread: 'Este cuadro de diálogo no se puede leer ahora mismo',
    consent: (title) => {
      const what = title.opaque
        ? 'un acceso que no muestra aquí'
        : title.phrases.length === 0
          ? 'acceder a su cuenta'
          : listOf(language, [...title.phrases, ...(title.more ? ['más'] : [])]);
      const whose = title.wide ? `, para todas las personas de ${org(title.organisation)}` : '';
      const long = title.offline ? ', sin límite de tiempo' : '';
      const who = title.device
        ? 'El dispositivo que le mostró un código'
        : capital(appName(title.app));
      return `${who} quiere ${what}${whose}${long}`;
    },
    share: (facts, organisation) => {
      const { who, many } = circle(facts, organisation);
      if (facts.role === null)
        return `${capital(who)} ${many ? 'tendrán' : 'tendrá'} acceso a esto`;
      const does =
        facts.reach === 'public' && facts.role === 'view'
          ? 'encontrar y ver esto'
          : roleVerbs[facts.role];
      return `${capital(who)} ${many ? 'podrán' : 'podrá'} ${does}`;
    },
    connect: (connector, host) =>
      `${connector === null ? 'Esta conexión' : name(connector)} intercambiará datos con ${host === null ? 'un servicio ajeno a esta herramienta' : name(host)} usando el acceso de usted`,
    publish: ({ type, endpoints, reach, noSignIn, organisation }) => {
      const thing = thisThing[type];
      if (endpoints > 0)
        return plural(language, endpoints, {
          one: `Una dirección de ${thing} responderá a cualquiera que llegue a ella`,
          other: `${capital(counted(language, endpoints, SMALL))} direcciones de ${thing} responderán a cualquiera que llegue a ellas`,
        });
      const freely = noSignIn ? ' sin iniciar sesión' : '';
      if (reach === 'public') return `Cualquiera en internet podrá abrir ${thing}${freely}`;
      if (reach === 'anyone_with_link')
        return `Cualquiera con el enlace podrá abrir ${thing}${freely}`;
      if (reach === 'organisation')
        return `Todas las personas de ${org(organisation)} podrán abrir ${thing}`;
      return noSignIn
        ? `${capital(thing)} se abrirá sin iniciar sesión`
        : `${capital(thing)} está a punto de publicarse`;
    },
    stopped: {
      consent: (subject) =>
        `${capital(appName(subject))} no se puede conectar a su cuenta de trabajo`,
      share: (facts, organisation) => {
        if (facts.reach === 'outside')
          return `Esto no se puede compartir con personas de fuera de ${org(organisation)}`;
        const { who } = circle({ ...facts, people: 0, groups: 0 }, organisation);
        return `Esto no se puede compartir con ${facts.reach === 'named' ? 'estas personas' : who}`;
      },
      publish: (type, open) =>
        `${capital(thisThing[type])} no se puede publicar ${open ? 'en la web' : 'de esta forma'}`,
      connect: (connector) =>
        `${connector === null ? 'Esta conexión' : name(connector)} no se puede usar con datos de trabajo`,
    },
  },
  ...esScopes,
  audience: {
    public: 'cualquiera en internet',
    anyone_with_link: 'cualquiera con el enlace',
    external: 'personas de fuera',
    partner: 'socios',
    organisation: 'todas las personas de la organización',
    group: 'un grupo',
    named_internal: 'colegas concretos',
    private: 'solo usted',
  },
  reason: {
    public: 'Los buscadores pueden encontrarlo y cualquiera puede abrirlo.',
    anyoneWithLink: 'Un enlace se puede pasar a otros. Quien lo tiene entra, sin dar su nombre.',
    external: (organisation) =>
      `Sale de ${org(organisation)}, y lo que está fuera no se puede recuperar.`,
    partner: 'Un socio obtiene acceso.',
    organisation: (organisation) =>
      `Todas las personas de ${org(organisation)} pueden encontrarlo.`,
    consumer: (domains) =>
      domains.length === 0
        ? 'Hay una dirección de correo privada entre los destinatarios.'
        : `${listOf(language, domains.map(name))} ${plural(language, domains.length, { one: 'es una dirección de correo privada', other: 'son direcciones de correo privadas' })}.`,
    scopeList: (list) =>
      `Pide algo que aquí se trata con cuidado: ${humanise(list).toLowerCase()}.`,
    unreviewed: (app, organisation) =>
      `Nadie en ${org(organisation)} ha revisado todavía ${app === null ? 'esta aplicación' : name(app)}.`,
    offline: 'Conserva su acceso cuando usted no está, hasta que alguien lo termine.',
    wide: (organisation) =>
      `Valdría para todas las personas de ${org(organisation)}, no solo para usted.`,
    openEndpoint: 'Quien encuentre la dirección puede usarla. No pregunta quién es.',
    killed: (organisation) => `Seguridad de ${org(organisation)} ha detenido esto para todos.`,
    rule: (id, organisation) =>
      `${capital(org(organisation))} tiene una regla para esto: «${humanise(id)}».`,
    unread: 'No tiene el aspecto que Handrail conoce, así que nadie puede decir aquí qué pasaría.',
    noPolicy:
      'Las reglas de su organización no se pueden leer ahora mismo, así que este paso espera su decisión.',
    asksMore: 'Pide más de lo que se revisó cuando se aprobó.',
    unverified: 'El proveedor no ha verificado a su fabricante.',
    hidden: 'Lo que pide no se ve en esta página.',
    many: 'Son muchas personas a la vez.',
    label: (label) => `Lleva la etiqueta ${name(label)}.`,
    mayChange: 'Podrían modificarlo, no solo leerlo.',
    mayOwn: 'Podrían pasarlo a otros o eliminarlo.',
    noSignIn: 'Se abre también para quien no inicia sesión.',
    sendsTo: (host) => `Lo que obtiene se enviaría a ${name(host)}.`,
    otherAccount: (organisation) => `La cuenta en uso no es de ${org(organisation)}.`,
    maker: 'Funciona con el acceso de usted, sea quien sea quien lo abra.',
    fewColleagues: 'La usan pocos de sus colegas, o ninguno.',
    loopback: 'Su respuesta va a un programa de este ordenador, sea cual sea el que escuche.',
    noAgreement: 'No hay acuerdo con su fabricante sobre los datos de su organización.',
    reviewDue: 'Se revisó hace tiempo y toca mirarlo de nuevo.',
    vendorLimited: 'Su fabricante está revisado, con límites de uso.',
    vendorBlocked: 'Su fabricante está revisado y no debe recibir datos de la empresa.',
    vendorUnreviewed: 'Nadie ha revisado todavía a su fabricante.',
  },
  facts: {
    label: (label) => `Etiqueta: ${name(label)}`,
    usedAt: (places) => `Para usar en ${listOf(language, places.map(name))}`,
    details: (kinds) => `Pide en un formato propio: ${listOf(language, kinds.map(name))}`,
    goesTo: (host) => `Envía lo que obtiene a ${name(host)}`,
    publisher: (publisher, verified) =>
      verified === true
        ? `De ${name(publisher)}, verificado por el proveedor`
        : `De ${name(publisher)}, según dice`,
    recipient: (domain, count, groups) => `${domain} · ${groups ? groupsOf(count) : number(count)}`,
    sharedWith: (who) => `Quién podrá usarlo: ${who}`,
    more: (count) => `${number(count)} más`,
    signIn: {
      required: 'Pide iniciar sesión',
      none: 'No pide iniciar sesión',
      unknown: null,
    },
  },
  ...esFixes,
  ...esAsking,
  ...esRequests,
  ...esRisk,
  ...esTerms,
  ...esWalls,
  foot: {
    rule: (id, version) => `${humanise(id)}, versión ${number(version)}`,
    stale: 'reglas no renovadas últimamente',
    none: 'No hay reglas a mano',
  },
  recorded: {
    title: 'Qué se registra',
    place: (surface) => `Dónde y cuándo: ${surface}, la hora, cuánto duró`,
    share:
      'El tipo de elemento y su etiqueta, los dominios de las personas y cuántas son, qué pueden hacer',
    consent: 'La aplicación, lo que pide y el servidor al que envía',
    connect: 'El conector y el servidor con el que se comunica',
    publish:
      'El tipo de elemento y su etiqueta, quién puede abrirlo, cuántas direcciones abiertas tiene',
    answer: 'Lo que usted vio aquí y lo que eligió, con sus palabras si las escribe',
    who: 'Usted y este navegador, con nombre o seudónimo, según lo haya fijado su organización',
    never: 'Nunca: títulos, contenidos, direcciones de correo de otras personas, contraseñas.',
  },
  announce: {
    checking: 'Un momento',
    checkingMore: 'Leyendo las reglas de su organización.',
    hint: 'Gracias. Haga clic una vez más en el botón y seguirá adelante.',
    requested: 'Su solicitud está guardada y en camino',
    requestedMore: 'Hasta que haya respuesta, no se ha permitido nada.',
    disputed: 'Gracias, su nota está en camino',
    disputedMore: 'Llega a las personas que escriben las reglas.',
  },
};
