/** What scopes mean, in Spanish. */
import type { Area, ScopeFact, Special, Verb } from '../../lib/catalog/catalog.ts';
import type { enScopes } from './en-scopes.ts';
import { capital, listOf, tidy } from './text.ts';

const language = 'es';

const areas: Record<Area, string> = {
  mail: 'su correo',
  'mail-headers': 'con quién se escribe y cuándo',
  'mail-settings': 'los ajustes y filtros de su correo',
  files: 'todos sus archivos',
  'file-names': 'los nombres de sus archivos',
  documents: 'sus documentos',
  sites: 'todos los sitios que usted puede abrir',
  calendar: 'su calendario',
  contacts: 'sus contactos',
  profile: 'su perfil',
  people: 'los perfiles de sus colegas',
  groups: 'los grupos y sus miembros',
  directory: 'el directorio de su organización',
  chat: 'sus chats',
  meetings: 'sus reuniones',
  tasks: 'sus tareas y proyectos',
  notes: 'sus notas y páginas',
  photos: 'sus fotos',
  videos: 'sus vídeos',
  code: 'su código',
  cloud: 'sus datos en la nube',
  devices: 'los dispositivos de su organización',
  apps: 'las aplicaciones de su organización',
  roles: 'los permisos en su organización',
  payments: 'los pagos y facturas',
  customers: 'los datos de clientes',
  logs: 'los registros de su organización',
  settings: 'sus ajustes',
  account: 'su cuenta',
  automation: 'sus scripts y automatizaciones',
  organisation: 'los ajustes de su organización',
  security: 'los ajustes y alertas de seguridad de su organización',
  credentials: 'las contraseñas, claves y formas de iniciar sesión',
  recordings: 'las grabaciones y transcripciones de reuniones',
  'chat-names': 'los nombres de equipos y canales',
  presence: 'la disponibilidad de las personas',
  posts: 'sus publicaciones y comentarios',
  social: 'a quién sigue y qué le gusta',
  bookings: 'las reservas y citas',
  learning: 'los cursos y listas de clase',
  printing: 'las impresoras y trabajos de impresión',
  labels: 'las etiquetas de confidencialidad',
  notifications: 'sus notificaciones',
  assistant: 'sus preguntas a asistentes de IA',
  clipboard: 'su portapapeles en la nube',
  activity: 'qué ha hecho y cuándo',
  databases: 'sus tablas y bases de datos',
  designs: 'sus diseños y pizarras',
  tickets: 'las solicitudes de soporte',
  shop: 'los productos y pedidos de su tienda',
  signatures: 'los contratos y firmas',
  personnel: 'los datos de personal y nóminas',
  accounting: 'los datos contables y bancarios',
  billing: 'las suscripciones y licencias',
  analytics: 'las cifras de visitas y los informes',
  advertising: 'las cuentas publicitarias',
  packages: 'sus paquetes de software',
  health: 'sus datos de salud y actividad física',
  music: 'su música y listas de reproducción',
  location: 'su ubicación',
  search: 'todo lo que una búsqueda puede encontrar',
};

const specials: Record<Special, string> = {
  identity: 'Ver su nombre y su foto',
  address: 'Ver su dirección de correo',
  offline: 'Seguir conectada cuando usted no está',
  picked: 'Usar solo los archivos que usted elija',
  impersonate: 'Hacer todo lo que usted puede hacer, en su nombre',
  everything: 'Hacer todo lo que su fabricante ha pedido',
  'app-folder': 'Guardar sus propios ajustes en el espacio de usted',
  assigned: 'Usar solo lo que le asigne un administrador',
  'own-entries': 'Usar solo lo que ha creado ella misma',
  bot: 'Añadirse como bot al que se puede escribir',
};

const verbs: Record<Verb, string> = {
  read: 'leer',
  change: 'modificar',
  send: 'enviar',
  use: 'usar',
  create: 'ampliar',
  delete: 'eliminar',
  manage: 'gestionar',
  run: 'ejecutar',
};

/** Where area and verb together are said in other words. */
const spoken: Readonly<Record<string, string>> = {
  'mail.send': 'Enviar correo en su nombre',
  'mail.create': 'Dejar correos en su buzón',
  'chat.send': 'Escribir en chats en su nombre',
  'chat.create': 'Iniciar chats',
  'chat.delete': 'Eliminar mensajes de chat',
  'chat-names.create': 'Crear equipos y canales',
  'chat-names.change': 'Renombrar y ordenar equipos y canales',
  'chat-names.manage': 'Crear, renombrar y archivar equipos y canales',
  'posts.send': 'Publicar en su nombre',
  'notifications.send': 'Enviar notificaciones a otras personas',
  'code.delete': 'Eliminar repositorios',
  'code.create': 'Aceptar invitaciones a repositorios',
  'code.manage': 'Gestionar repositorios y máquinas de desarrollo',
  'groups.manage': 'Añadir personas a grupos y quitarlas',
  'roles.manage': 'Dar y quitar permisos en su organización',
  'roles.change': 'Dar y quitar permisos en su organización',
  'organisation.manage': 'Administrar su organización',
  'credentials.manage': 'Añadir y quitar contraseñas, claves y formas de iniciar sesión',
  'automation.run': 'Ejecutar scripts y flujos',
  'automation.create': 'Añadir una automatización',
  'automation.manage': 'Configurar automatizaciones y conexiones con otros servicios',
  'apps.create': 'Añadir aplicaciones al catálogo de su organización',
  'devices.run': 'Enviar órdenes a dispositivos',
  'printing.create': 'Imprimir',
  'presence.change': 'Indicar si usted está disponible',
  'social.change': 'Seguir y marcar «me gusta» en su nombre',
  'activity.use': 'Mostrar lo que usted hace',
  'meetings.use': 'Participar en reuniones',
  'everything.read': 'Leer todo lo que usted puede leer allí',
  'analytics.manage': 'Gestionar quién ve las cifras e informes',
  'assistant.use': 'Usar asistentes de IA en su nombre',
  'signatures.send': 'Enviar contratos para firmar en su nombre',
  'videos.send': 'Publicar vídeos en su nombre',
  'presence.read': 'Ver quién está disponible',
  'mail-headers.read': 'Ver con quién se escribe y cuándo',
  'chat-names.read': 'Ver los nombres de equipos y canales',
  'roles.read': 'Ver quién tiene qué permisos en su organización',
  'social.read': 'Ver a quién sigue y qué le gusta',
  'activity.read': 'Ver qué ha hecho y cuándo',
  'activity.change': 'Anotar qué hace y cuándo',
};

function scopeSentence(fact: ScopeFact): string {
  const { area, verb } = fact;
  if (area === 'unknown')
    return `${capital(verbs[verb])} lo que el servicio llama «${tidy(fact.scope, 48)}»`;
  const own = spoken[`${area}.${verb}`];
  if (own !== undefined) return own;
  if (area in specials) return specials[area as Special];
  const object = areas[area as Area];
  if (verb === 'change') return `Leer, modificar y eliminar ${object}`;
  return verb === 'send' ? `Enviar ${object} en su nombre` : `${capital(verbs[verb])} ${object}`;
}

function areaPhrase(area: ScopeFact['area'], does: readonly Verb[], fact: ScopeFact): string {
  if (area === 'unknown') return 'acceder a datos que no sabemos nombrar';
  const own = does.length === 1 ? spoken[`${area}.${does[0] ?? ''}`] : undefined;
  if (own !== undefined && area !== 'mail') return lower(own);
  if (area in specials) return lower(specials[area as Special]);
  return `${listOf(
    language,
    does.map((verb) => verbs[verb]),
  )} ${areas[fact.area as Area]}`;
}

function lower(sentence: string): string {
  return sentence.replace(/^./u, (letter) => letter.toLowerCase());
}

export const esScopes: typeof enScopes = {
  scope: { sentence: scopeSentence, phrase: areaPhrase, estimated: 'nuestra lectura de' },
  notes: {
    everything: 'todo lo que hay',
    acts: 'actúa como usted',
    'no-end': 'sin fin',
    everyone: 'más allá de usted',
    picked: 'solo lo elegido',
  },
  weights: { ordinary: 'habitual', sensitive: 'delicado', high: 'de gran alcance' },
};
