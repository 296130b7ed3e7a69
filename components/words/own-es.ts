/** Spanish words for what concerns the person: their requests, what was recorded, and the notice about it. */
import { purposesEs } from './dictionary-es.ts';
import type { Own } from './own-en.ts';

const language = 'es';
const number = (value: number) => new Intl.NumberFormat(language).format(value);

export const ownEs: Own = {
  requests: {
    title: 'Mis solicitudes',
    intro: 'Qué pidió usted a su organización desde este navegador y qué respondió.',
    columns: ['Pedido', 'Sobre qué', 'Sus palabras', 'Respuesta'],
    asks: { approval: 'solicitud de aprobación', dispute: '«esto no es correcto»' },
    tags: {
      unsent: 'sin enviar',
      waiting: 'en espera',
      approved: 'aprobada',
      ending: 'termina pronto',
      ended: 'terminada',
      refused: 'no aprobada',
      kept: 'la regla sigue',
      changed: 'regla cambiada',
    },
    states: {
      unsent: 'Se enviará cuando haya conexión',
      waiting: 'En espera de respuesta',
      approved: (until) => (until === null ? 'Aprobada' : `Aprobada hasta el ${until}`),
      ending: (span, until) => `Aprobada, termina ${span}, el ${until}`,
      ended: (until) => `La aprobación terminó el ${until}; puede volver a pedirla`,
      refused: 'No aprobada',
      kept: 'Seguridad lo revisó, y la regla sigue igual',
      changed: 'Seguridad lo revisó, y la regla se cambió',
    },
    noWords: 'ninguna',
  },
  stopped: {
    title: 'Accesos que retirar',
    intro:
      'Su organización ha detenido estas aplicaciones. Lo que les permitió antes sigue vigente hasta que lo retire.',
    since: (day: string) => `Detenida el ${day}`,
    given: (day: string) => `usted le dio acceso el ${day}`,
    take: (product: string) => `Retirar el acceso en ${product}`,
    privately: 'Para una cuenta personal',
    elsewhere:
      'Retire el acceso donde inició sesión para esta aplicación: en su configuración figuran las aplicaciones conectadas.',
    done: 'Hecho',
  },
  recorded: {
    every: 'todo',
    kind: 'Tipo de paso',
    outcome: 'Qué pasó',
    shown: (count, all) => `${number(count)} de ${number(all)}`,
    open: 'Qué dice esta entrada',
    close: 'Cerrar',
    words: 'En palabras',
    left: 'Los campos sin valor no aparecen aquí; están en los datos de abajo.',
    exact: {
      sent: 'Tal como se envió, con saltos de línea añadidos',
      waiting: 'Tal como se enviará, con saltos de línea añadidos',
      written: 'Enviado por una versión anterior, escrito de nuevo con los ajustes de hoy',
    },
    gone: 'Esta entrada ya no está en este navegador.',
    file: 'Hacer un archivo con esto',
    save: 'Guardar el archivo',
    later: 'Nota sobre un paso anterior',
    dispute: 'Esto no es correcto',
    disputeLabel: '¿Qué debería saber seguridad? (puede dejarlo vacío)',
    disputeNote:
      'Su nota se registra como una entrada propia, con sus palabras; la primera entrada queda como está.',
    sendDispute: 'Enviar la nota',
    notNow: 'Ahora no',
    disputed: 'Gracias, su nota está en camino.',
    notDisputed: 'No funcionó: la entrada ya no está aquí.',
  },
  dictionary: {
    title: 'Qué se puede registrar',
    intro: 'Cada campo que puede salir de este navegador, para qué está y qué tan privado es.',
    open: (count) => `Los ${number(count)} campos`,
    columns: ['Campo', 'Para qué', 'Nivel'],
    levels: {
      technical: 'técnico',
      organisation: 'de las reglas',
      metadata: 'sobre el paso',
      person: 'apunta a usted',
      typed: 'escrito por usted',
    },
    never: 'Qué no se registra nunca',
    neverList: [
      'títulos, contenidos y direcciones de páginas y archivos',
      'nombres y direcciones de correo de otras personas: solo sus dominios y cuántas son',
      'contraseñas y todo lo que sirve para iniciar sesión',
      'páginas que visita sin compartir, conectar ni publicar nada',
      'teclas que pulsa, salvo las palabras que escribe a su organización en Handrail',
    ],
  },
  notice: {
    title: (organisation) => `Qué dice ${organisation} sobre los registros`,
    first: 'No se registra nada sobre usted antes de que haya leído esto.',
    read: 'Lo he leído',
    done: 'Usted ha leído esta versión.',
    full: 'Leerlo completo',
    version: (version) => `Versión ${number(version)}`,
  },
  browser: {
    title: 'Qué concede el navegador a Handrail',
    all: 'Todos los permisos que pide están concedidos.',
    missing:
      'Este navegador retiene un permiso. Mientras falte, Handrail no funciona en todas partes. Su equipo de TI puede concederlo con la directiva ExtensionSettings; si usted limitó Handrail a algunos sitios, puede quitar ese límite en la página de extensiones.',
    hosts:
      'Los sitios de los que un administrador aparta a todas las extensiones (runtime_blocked_hosts) no se ven desde aquí: Handrail no funciona allí y no puede notarlo.',
    elsewhere: 'Adónde no llega Handrail',
    elsewhereList: [
      'Ventanas privadas: el navegador pregunta aparte si una extensión puede funcionar allí. Los administradores pueden permitirlo o desactivar las ventanas privadas.',
      'Ventanas de invitado: allí no funciona ninguna extensión. Los administradores pueden desactivarlas.',
      'Perfiles y navegadores que nadie administra: Handrail no tiene reglas allí y calla. Los administradores pueden exigir un perfil administrado.',
    ],
    kit: 'El kit (handrail kit) contiene estas directivas, listas para usar.',
    privately: {
      yes: 'Ventanas privadas: Handrail también funciona allí.',
      no: 'Ventanas privadas: Handrail no funciona allí.',
    },
  },
  purposes: purposesEs,
};
