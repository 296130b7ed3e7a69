/** What a provider's own stop means, and that a step is an exercise, in Spanish. */
import type { enWalls } from './en-walls.ts';
import { name } from './text.ts';

const org = (organisation: string | null) =>
  organisation === null ? 'su organización' : name(organisation);

export const esWalls: typeof enWalls = {
  walls: {
    'needs-admin-approval': {
      title: (product) => `${name(product)} consulta primero a un administrador`,
      more: (organisation) =>
        `Esta aplicación necesita el visto bueno de ${org(organisation)}. Hasta entonces no se ha compartido nada con ella.`,
    },
    'blocked-by-organisation': {
      title: (product) => `Esta aplicación está desactivada en ${name(product)}`,
      more: (organisation) =>
        `Así lo ha dispuesto ${org(organisation)}. No se ha compartido nada con la aplicación.`,
    },
    'blocked-by-provider': {
      title: (product) => `${name(product)} ha detenido esta aplicación`,
      more: () => 'El proveedor no la deja entrar para nadie. No se ha compartido nada con ella.',
    },
    'unverified-app': {
      title: (product) => `${name(product)} no ha verificado esta aplicación`,
      more: (organisation) =>
        `El proveedor advierte de las aplicaciones que no conoce. En ${org(organisation)} pueden decirle si esta es adecuada.`,
    },
    'misconfigured-app': {
      title: (product) => `Esta aplicación y ${name(product)} no encajan`,
      more: () =>
        'La aplicación hizo la solicitud de un modo que el proveedor no acepta. Solo su fabricante puede arreglarlo; no se ha compartido nada.',
    },
  },
  drill: {
    title: 'Simulacro',
    more: 'Esta aplicación es inventada. No hay nada suyo en juego; el simulacro muestra con qué rapidez llega un alto.',
  },
};
