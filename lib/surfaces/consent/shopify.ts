/** Shopify asks whether an app may reach a shop. */
import { consentPage } from '../consent-page.ts';

export const shopify = consentPage({
  id: 'consent/shopify',
  product: 'Shopify',
  platform: 'shopify',
  matches: ['https://*.myshopify.com/admin/oauth/*', 'https://admin.shopify.com/store/*/oauth/*'],
  approve: {
    selectors: ['#proceed_cta'],
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  },
});
