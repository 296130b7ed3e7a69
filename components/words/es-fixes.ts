/** Better ways to take a step, and what is said while and after they are done, in Spanish. */
import type { enFixes } from './en-fixes.ts';
import { domainName, plural, shortName } from './text.ts';

const people = (count: number) =>
  plural('es', count, {
    one: 'una persona',
    other: `${new Intl.NumberFormat('es').format(count)} personas`,
  });

export const esFixes: typeof enFixes = {
  fixes: {
    'link-organisation': (organisation) =>
      `Limitar a ${organisation === null ? 'su organización' : shortName(organisation)}`,
    'link-restricted': 'Solo para quienes tienen acceso',
    'remove-recipients': (count, domain) =>
      domain === null
        ? `Quitar ${people(count)} de fuera`
        : `Quitar ${people(count)} (${domainName(domain)})`,
    'view-only': 'Permitir solo ver',
    'expire-in-30-days': 'Terminar el acceso a los 30 días',
  },
  fixing: {
    hint: 'Siga por aquí. La página hace el cambio y nosotros miramos si lo ha hecho.',
    again: 'Gracias. Hágalo una vez más y seguirá adelante',
    againMore: 'La página ya lo intentó y ese intento quedó retenido.',
    fixed: 'Hecho, y la página lo confirma',
    fixedMore: 'Ya puede continuar.',
    notFixed: 'No se ha podido hacer desde aquí',
    notFixedMore: 'No se ha compartido nada. Cámbielo en la página y después continúe.',
  },
};
