/** How far a request reaches and what is unusual about it, in Spanish. */
import type { enRisk } from './en-risk.ts';
import { name } from './text.ts';

export const esRisk: typeof enRisk = {
  risk: {
    levels: {
      low: 'Riesgo bajo',
      moderate: 'Riesgo moderado',
      high: 'Riesgo alto',
      severe: 'Riesgo muy alto',
    },
    reach: 'Se debe a los datos a los que puede llegar.',
    said: {
      'scopes.hidden': 'Lo que pide no se ve en esta página.',
      'scopes.unnamed': 'No dice qué pide.',
      details: 'Una parte de lo que pide no figura en esta página.',
      'client.abused':
        'Esta aplicación se ha usado en intrusiones en otros lugares, aunque la mayoría de sus usos son corrientes.',
      'name.look-alike': 'Su nombre se parece al de un fabricante conocido, y no es suya.',
      'publisher.unverified': 'El proveedor no ha verificado a su fabricante.',
      'publisher.unknown': 'Nada indica aquí que el proveedor haya verificado a su fabricante.',
      'app.first-time': 'Es la primera vez que usted se encuentra con esta aplicación.',
      'colleagues.none': 'Ninguno de sus colegas la usa.',
      'initiator.first-party-client':
        'Otro sitio web le ha traído aquí en nombre de un programa. Es una forma conocida de hacerse con cuentas.',
      'initiator.other': 'Le ha traído aquí un sitio web que no forma parte de la aplicación.',
      'flow.device': 'Quien le dio el código obtiene el acceso, en su propio dispositivo.',
      'flow.silent': 'Pide entrar sin una página que le muestre para qué.',
      'flow.implicit': 'El acceso se entrega en una dirección, donde otros pueden recogerlo.',
      'account.personal': 'La cuenta en uso es privada.',
      'redirect.out-of-band':
        'Le muestra un código para transmitir. Quien tenga el código obtiene el acceso.',
      'anomaly.look-alike-host':
        'La dirección de esta página imita una conocida página de inicio de sesión.',
      'anomaly.credentials-in-address': 'La dirección empieza como otra y lleva a otro lugar.',
      'anomaly.duplicate-parameter': 'La solicitud dice lo mismo dos veces, y de forma distinta.',
      'anomaly.plain-http': 'La solicitud viaja sin cifrar.',
      'anomaly.encoded-parameter':
        'La solicitud está escrita de modo que los filtros pueden pasar por alto una parte.',
      'anomaly.trailing-dot':
        'La dirección está escrita de un modo poco habitual que los filtros pueden pasar por alto.',
    },
    hosts: {
      'redirect.look-alike': (host) =>
        `Lo que obtiene va a ${name(host)}, que imita otra dirección.`,
      'redirect.tunnel': (host) =>
        `Lo que obtiene va a ${name(host)}, un túnel al ordenador de alguien.`,
      'redirect.ip-address': (host) =>
        `Lo que obtiene va a ${name(host)}, un número en lugar de un nombre.`,
      'redirect.free-hosting': (host) =>
        `Lo que obtiene va a ${name(host)}, donde cualquiera puede poner una página gratis.`,
      'redirect.private-network': (host) =>
        `Lo que obtiene va a ${name(host)}, dentro de una red privada.`,
    },
  },
};
