/** What the dialog says of earlier requests and of the privacy notice, in Spanish. */
import type { enRequests } from './en-requests.ts';
import { name } from './text.ts';

export const esRequests: typeof enRequests = {
  earlier: {
    waiting: (day) => `Usted pidió aprobación el ${day}. La respuesta aún no ha llegado.`,
    refused: (day) => `Usted ya lo pidió, y el ${day} no se aprobó.`,
    ended: (day) => `Su aprobación terminó el ${day}. Puede volver a pedirla.`,
    says: 'La respuesta fue:',
  },
  askAgain: 'Volver a pedir',
  quietAfter: (span) => `Si continúa, no se le preguntará por lo mismo durante ${span}.`,
  privacy: {
    title: (organisation) => `Qué se registra en ${name(organisation)}`,
    first: 'No se registra nada sobre usted antes de que haya leído esto.',
    holdsRequest: 'Su solicitud espera aquí y sale en cuanto haya leído esto.',
    full: 'Leerlo completo',
    read: 'Lo he leído',
  },
};
