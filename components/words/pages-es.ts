/** Spanish words of popup and status page. */
import { things } from './es-things.ts';
import { ownEs } from './own-es.ts';
import type { PageWords } from './pages.ts';
import { plural } from './text.ts';

const language = 'es';
const number = (value: number) => new Intl.NumberFormat(language).format(value);

export const pagesEs: PageWords = {
  language,
  brand: 'Handrail',
  things,
  comma: ', ',
  state: {
    loading: ['Un momento', 'Handrail se está iniciando.'],
    silent: [
      'Handrail no responde',
      'Cierre esta ventana y vuelva a abrirla. Si no basta, reinicie el navegador o avise al equipo de informática.',
    ],
    unknown: [
      'A la espera de los ajustes',
      'El navegador aún no ha indicado si lo gestiona una organización. Hasta entonces, Handrail se mantiene al margen.',
    ],
    unmanaged: [
      'Handrail no está configurado aquí',
      'Este navegador no tiene ajustes de ninguna organización. No se comprueba ni se registra nada.',
    ],
    noPolicy: [
      'Todavía no hay reglas',
      'Su organización gestiona Handrail aquí, pero sus reglas aún no han llegado. Handrail sigue pidiéndolas.',
    ],
    on: [
      'Handrail está activo en esta página',
      'Le avisa cuando comparte, conecta o publica algo delicado.',
    ],
    idle: [
      'Nada que hacer en esta página',
      'Handrail solo interviene donde usted comparte, conecta o publica.',
    ],
    ready: ['Handrail está activo', 'Le avisa cuando comparte, conecta o publica algo delicado.'],
    stale: [
      'Funciona con reglas antiguas',
      'Las reglas han pasado su fecha y no han llegado otras más recientes. Siguen vigentes hasta entonces.',
    ],
  },
  kinds: {
    consent: 'permiso',
    share: 'acceso compartido',
    connect: 'conexión',
    publish: 'publicación',
  },
  tags: {
    proceeded: 'continuado',
    cancelled: 'cancelado',
    fixed: 'corregido',
    blocked: 'detenido',
    requested: 'solicitado',
    allowed_silently: 'sin objeciones',
    disputed: 'cuestionado',
  },
  outcomes: {
    proceeded: 'Usted continuó',
    cancelled: 'Usted volvió atrás',
    fixed: 'Usted lo cambió y continuó',
    blocked: 'Una regla lo detuvo',
    requested: 'Usted pidió aprobación',
    allowed_silently: 'Nada lo impedía',
    disputed: 'Usted indicó que no es correcto',
  },
  when: {
    today: (time) => `hoy, ${time}`,
    yesterday: (time) => `ayer, ${time}`,
    justNow: 'ahora mismo',
    never: 'todavía no',
  },
  popup: {
    recent: 'Últimas decisiones',
    none: 'Aún no hay decisiones.',
    more: 'Qué se ha registrado sobre mí',
    policy: (version, age) => `Reglas, versión ${number(version)}, ${age}`,
  },
  page: {
    title: 'Handrail: estado',
    activity: 'Mi actividad',
    activityIntro:
      'Decisiones registradas en este navegador, las más recientes primero. Los informes nunca contienen títulos, contenidos ni direcciones de correo de otras personas.',
    activityNone: 'No se ha registrado nada.',
    activityColumns: ['Cuándo', 'Qué', 'Qué pasó', 'Comunicado'],
    drill: 'simulacro',
    quiets: {
      'cool-down': 'No se volvió a preguntar: usted respondió hace poco',
      'same-step': 'No se volvió a preguntar: el mismo paso que antes',
      budget: 'No se mostró: ya había visto bastantes ese día',
    },
    sent: 'sí',
    waiting: 'pendiente',
    rules: 'Reglas',
    rulesNone:
      'No ha llegado ninguna regla. Lo que Handrail hace mientras tanto lo indica el ajuste failMode.',
    rulesRows: {
      organisation: 'Organización',
      version: 'Versión',
      count: 'Número de reglas',
      signer: 'Firmado con la clave',
      verified: 'Firma comprobada',
      checked: 'Última búsqueda de novedades',
      expires: 'Válido hasta',
    },
    stale: 'fecha superada, sigue vigente',
    pull: 'Buscar reglas nuevas ahora',
    lastPull: 'Última búsqueda',
    pullOk: 'correcta',
    reports: 'Informes',
    reportRows: {
      waiting: 'Pendientes de envío',
      sent: 'Enviados',
      setAside: 'Rechazados por el servidor y apartados',
      dropped: 'Descartados porque la cola estaba llena',
      lastSent: 'Último envío',
      lastError: 'Último error',
    },
    send: 'Enviar ahora los informes pendientes',
    places: 'Dónde mira Handrail',
    placesIntro:
      'Recuento desde que se inició el navegador. Un cuadro de diálogo que no se pudo leer se comunica sin su contenido.',
    placeColumns: ['Producto', 'Puede', 'Leídos', 'No legibles'],
    capability: {
      inform: 'informar',
      hold: 'retener el botón',
      'hard-hold': 'retener el botón y la solicitud',
    },
    version: (version) => `versión ${number(version)}`,
    layers: 'Cómo retiene Handrail un paso',
    layersIntro:
      'Cada nivel recoge lo que el anterior puede pasar por alto. Funcionan de manera independiente.',
    layerColumns: ['Nivel', 'Estado', 'Por qué'],
    layerNames: {
      flow: 'Sigue las solicitudes de inicio de sesión entre pestañas',
      page: 'Retiene el botón en la página',
      request: 'Retiene la solicitud antes de que salga',
      net: 'Detiene lo que las reglas excluyen por completo',
    },
    layerOn: 'funciona',
    layerOff: 'no funciona',
    layerReasons: {
      on: 'Tiene todo lo que necesita.',
      'nothing-to-do': 'Las reglas no le asignan nada.',
      'switched-off': 'Las reglas lo desactivan.',
      'not-installed-by-policy':
        'El navegador solo deja retener solicitudes a las extensiones instaladas por una organización.',
      'not-managed': 'Ninguna organización gestiona este navegador.',
      'no-policy': 'No ha llegado ninguna regla.',
      'refused-by-browser': 'El navegador no lo aceptó. El resumen de soporte dice más.',
    },
    layerRules: (used, left) =>
      left === 0
        ? `${number(used)} vigentes`
        : `${number(used)} vigentes, ${number(left)} a cargo de los demás niveles`,
    settings: 'Ajustes',
    settingsIntro:
      'Tal como los definió su organización en las directivas del navegador. Handrail no se puede configurar a mano.',
    settingColumns: ['Ajuste', 'Valor', 'Origen'],
    sources: {
      managed: 'directiva del navegador',
      'trial build': 'versión de prueba',
      default: 'el propio Handrail',
    },
    unset: 'sin definir',
    refused: 'no se usa',
    problems: (count) =>
      `${number(count)} ${plural(language, count, { one: 'ajuste no es correcto', other: 'ajustes no son correctos' })}`,
    problemAdvice:
      'Corríjalo en la directiva del navegador que gestiona el equipo de informática. Mientras tanto, se aplica el valor de esta tabla.',
    unknownAdvice: 'Corrija el nombre en la directiva del navegador o quítelo. No tiene efecto.',
    advice: {
      policyUrl: 'Sin ella no se pueden obtener reglas.',
      policyKeys: 'Sin una clave válida no se acepta ninguna regla.',
      reportUrl: 'Sin ella, los informes esperan en este navegador.',
    },
    capture: {
      title: 'Capturar un cuadro de diálogo',
      intro:
        'Para administradores y colaboradores: guarda cómo está construido un cuadro de diálogo, como página de prueba para Handrail. Se omiten textos, nombres, direcciones y números. No se envía nada: usted lo ve aquí y lo guarda.',
      tab: 'Pestaña abierta',
      noTabs: 'No hay ningún sitio web abierto en otra pestaña.',
      go: 'Capturar',
      working: 'Leyendo la pestaña…',
      none: 'No hay ningún cuadro de diálogo a la vista en esa pestaña. Ábralo allí y vuelva.',
      failed:
        'No se pudo leer esa pestaña. Vuelva a cargarla e inténtelo de nuevo. El navegador protege algunas páginas frente a las extensiones.',
      done: (count) =>
        `${number(count)} ${plural(language, count, { one: 'cuadro de diálogo encontrado', other: 'cuadros de diálogo encontrados' })}. Léalo antes de guardarlo: puede quedar algún nombre que forme parte de un identificador.`,
      unknown: 'Un cuadro de diálogo que Handrail no conoce',
      structure: (place) => `Estructura del cuadro de diálogo en ${place}`,
      found: 'Encontrado',
      missing: 'No encontrado',
      nothing: 'nada',
      cut: 'Demasiado grande para guardarlo entero: falta el final.',
      savePage: 'Guardar la estructura',
      saveFacts: 'Guardar su descripción',
    },
    support: 'Soporte',
    supportIntro:
      'Un resumen para el equipo de informática: versiones, estados y errores. No nombra a ninguna persona ni ninguna decisión.',
    copy: 'Copiar el resumen',
    copied: 'Copiado.',
    notCopied: 'El navegador no permitió copiar. Seleccione el texto de abajo y cópielo.',
    done: 'Hecho.',
    failed: 'No ha funcionado. El motivo figura en «Última búsqueda» o en «Último error».',
  },
  ...ownEs,
};
