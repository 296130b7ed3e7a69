/** What the dialog asks and offers, in Spanish. */
import type { enAsking } from './en-asking.ts';
import { name, plural } from './text.ts';

const language = 'es';
const number = (value: number) => new Intl.NumberFormat(language).format(value);
const of = (organisation: string | null) =>
  organisation === null ? 'su organización' : name(organisation);

export const esAsking: typeof enAsking = {
  ask: {
    label: {
      share: '¿Para qué lo necesitan?',
      consent: '¿Para qué la necesita?',
      connect: '¿Para qué la necesita?',
      publish: '¿Para quién es?',
    },
    example: {
      share: 'Por ejemplo: el proveedor revisa las devoluciones de julio, contrato 4711',
      consent: 'Por ejemplo: ordeno con ella el correo de proveedores, hasta marzo',
      connect: 'Por ejemplo: los pedidos pasan cada noche a la lista del almacén',
      publish: 'Por ejemplo: los conductores avisan aquí de su llegada, sin datos personales',
    },
    hint: 'Bastan unas palabras, al menos 8 caracteres.',
    missing: (count) =>
      `Escriba un poco más, por favor: ${plural(language, count, { one: 'falta un carácter', other: `faltan ${number(count)} caracteres` })}.`,
    requestNote: (organisation) =>
      `Su motivo y los datos de arriba llegan a seguridad de ${of(organisation)}. Hasta que respondan, no cambia nada.`,
    covered:
      'Algo de la página cubría esta pregunta. Vuelve a estar delante: elija una vez más, por favor.',
    disputeLabel: '¿Qué debería saber seguridad? (puede dejarlo vacío)',
    disputeExample: 'Por ejemplo: estas dos personas se incorporaron la semana pasada',
    disputeNote:
      'Seguridad ve su nota junto a la regla. Este paso espera; no se envía nada a nadie más.',
  },
  buttons: {
    back: 'Volver',
    anyway: {
      share: 'Compartir de todos modos',
      consent: 'Permitir de todos modos',
      connect: 'Conectar de todos modos',
      publish: 'Publicar de todos modos',
    },
    ask: 'Pedir aprobación',
    sendRequest: 'Enviar la solicitud',
    sendDispute: 'Enviar la nota',
    notNow: 'Ahora no',
    recorded: 'Qué se registra',
    wrong: 'Esto no es correcto',
    contact: 'Preguntar a seguridad',
    close: 'Cerrar',
  },
  agree: {
    legend: 'Antes de continuar',
    missing: 'Marque primero todas las casillas, por favor.',
    terms: 'Condiciones de uso',
    readTerms: 'Leerlas completas',
    accept: (version) => `Acepto estas condiciones, versión ${number(version)}`,
  },
};
