/** Figma asks whether an app may reach files. */
import { consentPage } from '../consent-page.ts';

export const figma = consentPage({
  id: 'consent/figma',
  product: 'Figma',
  platform: 'figma',
  matches: ['https://www.figma.com/oauth*'],
});
