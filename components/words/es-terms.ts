/** How a share is given and whose account is connected, in Spanish. */
import type { enTerms } from './en-terms.ts';
import { domainName, name, plural } from './text.ts';

const number = (count: number) => new Intl.NumberFormat('es').format(count);
const org = (organisation: string | null) =>
  organisation === null ? 'su organización' : name(organisation);
const days = (count: number) =>
  plural('es', count, { one: 'un día', other: `${number(count)} días` });

export const esTerms: typeof enTerms = {
  terms: {
    within: {
      folder: 'Está en una carpeta',
      drive: 'Está en una unidad compartida',
      site: 'Está en un sitio',
      team: 'Está en un equipo',
      workspace: 'Está en un espacio de trabajo',
      project: 'Está en un proyecto',
      environment: 'Está en un entorno',
    },
    open: {
      restricted: () => 'personas invitadas',
      organisation: (organisation) => `todas las personas de ${org(organisation)}`,
      anyone_with_link: () => 'cualquiera con el enlace',
      public: () => 'todo internet',
    },
    before: (now, then) => `Ahora abierto a ${now}; después, a ${then}`,
    may: { view: 'ver', comment: 'comentar', edit: 'editar', own: 'ser propietario' },
    roleBefore: (now, then) => `Ahora pueden ${now}; después, ${then}`,
    ends: (count) => (count === 0 ? 'Termina hoy' : `Termina en ${days(count)}`),
    neverEnds: 'No termina por sí solo',
    password: 'Pide una contraseña',
    noPassword: 'No pide contraseña',
    mayReshare: 'Se puede pasar a otros',
    noDownload: 'No se puede descargar',
    privateAccount: 'Desde su cuenta privada',
    connects: {
      personal: (domain) =>
        domain === null
          ? 'Abre una cuenta privada'
          : `Abre una cuenta privada en ${domainName(domain)}`,
      work: (domain) =>
        domain === null
          ? 'Abre una cuenta de trabajo'
          : `Abre una cuenta de trabajo en ${domainName(domain)}`,
      unknown: (domain) => `Abre una cuenta en ${domainName(domain)}`,
    },
    recipient: { consumer: 'correo privado', partner: 'socio' },
    inGroups: (count) =>
      plural('es', count, { one: 'una persona', other: `${number(count)} personas` }),
  },
  shareReason: {
    mayReshare: 'Pueden pasarlo a otras personas.',
    mayDownload: 'Pueden descargarlo, y se quedan con una copia.',
    noPassword: 'Quien tenga el enlace entra sin contraseña.',
    neverEnds: 'El acceso sigue abierto hasta que alguien lo termine.',
    endsLate: (count) => `El acceso sigue abierto durante ${days(count)}.`,
    wider: 'Entran más personas que antes, o pueden hacer más.',
    privateConnected:
      'Se conecta una cuenta privada, y nadie en el trabajo puede ocuparse de ella.',
    otherConnected: (organisation) => `La cuenta conectada no es de ${org(organisation)}.`,
    privateAccount: 'La cuenta en uso es privada.',
  },
};
