/** What the dialog says of earlier requests and of the privacy notice, in German. */
import type { enRequests } from './en-requests.ts';
import { name } from './text.ts';

export const deRequests: typeof enRequests = {
  earlier: {
    waiting: (day) => `Sie haben am ${day} um Freigabe gebeten. Die Antwort steht noch aus.`,
    refused: (day) => `Sie haben schon gefragt, und am ${day} wurde es nicht genehmigt.`,
    ended: (day) => `Ihre Genehmigung ist am ${day} abgelaufen. Sie können erneut fragen.`,
    says: 'Die Antwort war:',
  },
  askAgain: 'Erneut fragen',
  quietAfter: (span) =>
    `Wenn Sie fortfahren, werden Sie zu derselben Sache ${span} nicht mehr gefragt.`,
  privacy: {
    title: (organisation) => `Was ${name(organisation)} erfasst`,
    first: 'Über Sie wird nichts erfasst, bevor Sie dies gelesen haben.',
    holdsRequest: 'Ihre Anfrage wartet hier und geht hinaus, sobald Sie dies gelesen haben.',
    full: 'Vollständig lesen',
    read: 'Ich habe das gelesen',
  },
};
