/** How far a request reaches and what is unusual about it, in German. */
import type { enRisk } from './en-risk.ts';
import { name } from './text.ts';

export const deRisk: typeof enRisk = {
  risk: {
    levels: {
      low: 'Geringes Risiko',
      moderate: 'Etwas Risiko',
      high: 'Hohes Risiko',
      severe: 'Sehr hohes Risiko',
    },
    reach: 'Das liegt an den Daten, an die es kommt.',
    said: {
      'scopes.hidden': 'Worum es bittet, ist auf dieser Seite nicht zu sehen.',
      'scopes.unnamed': 'Es sagt nicht, worum es bittet.',
      details: 'Ein Teil dessen, worum es bittet, steht nicht auf dieser Seite.',
      'client.abused':
        'Diese App wurde anderswo für Einbrüche benutzt, auch wenn das meiste mit ihr alltäglich ist.',
      'name.look-alike':
        'Der Name gleicht dem eines bekannten Herstellers, zu dem die App nicht gehört.',
      'publisher.unverified': 'Der Hersteller ist vom Anbieter nicht geprüft.',
      'publisher.unknown': 'Nichts hier sagt, dass der Anbieter den Hersteller geprüft hat.',
      'app.first-time': 'Sie hatten mit dieser App noch nicht zu tun.',
      'colleagues.none': 'Niemand sonst in Ihrem Haus nutzt sie.',
      'initiator.first-party-client':
        'Eine fremde Website hat Sie im Namen eines Programms hierher geschickt. So werden bekanntermaßen Konten übernommen.',
      'initiator.other': 'Eine Website, die nicht zur App gehört, hat Sie hierher geschickt.',
      'flow.device': 'Wer Ihnen den Code gegeben hat, bekommt den Zugriff, auf dem eigenen Gerät.',
      'flow.silent': 'Es möchte eingelassen werden, ohne Ihnen zu zeigen, wofür.',
      'flow.implicit':
        'Der Zugriff wird in einer Adresse übergeben, wo andere ihn mitlesen können.',
      'account.personal': 'Das benutzte Konto ist ein privates.',
      'redirect.out-of-band':
        'Es zeigt Ihnen einen Code zum Weitergeben. Wer den Code hat, bekommt den Zugriff.',
      'anomaly.look-alike-host': 'Die Adresse dieser Seite ahmt eine bekannte Anmeldeseite nach.',
      'anomaly.credentials-in-address':
        'Die Adresse beginnt wie eine andere und führt woanders hin.',
      'anomaly.duplicate-parameter': 'Die Anfrage sagt dasselbe zweimal, und verschieden.',
      'anomaly.plain-http': 'Die Anfrage ist unterwegs nicht verschlüsselt.',
      'anomaly.encoded-parameter':
        'Die Anfrage ist so geschrieben, dass Filter Teile davon übersehen können.',
      'anomaly.trailing-dot':
        'Die Adresse ist ungewöhnlich geschrieben, sodass Filter sie übersehen können.',
    },
    hosts: {
      'redirect.look-alike': (host) =>
        `Was es bekommt, geht an ${name(host)}, eine nachgeahmte Adresse.`,
      'redirect.tunnel': (host) =>
        `Was es bekommt, geht an ${name(host)}, einen Tunnel zu irgendeinem Rechner.`,
      'redirect.ip-address': (host) =>
        `Was es bekommt, geht an ${name(host)}, eine Nummer statt eines Namens.`,
      'redirect.free-hosting': (host) =>
        `Was es bekommt, geht an ${name(host)}, wo jeder kostenlos Seiten ablegen kann.`,
      'redirect.private-network': (host) =>
        `Was es bekommt, geht an ${name(host)} in einem privaten Netz.`,
    },
  },
};
