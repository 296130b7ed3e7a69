/**
 * Money and shops: Shopify, Stripe, PayPal, Square, Xero, Intuit QuickBooks, FreshBooks, DigitalOcean, Heroku.
 *
 * Source: shopify.dev "API access scopes"; docs.stripe.com "Connect OAuth reference"; developer.squareup.com
 * "OAuth permissions"; developer.paypal.com "Log in with PayPal, attributes"; developer.xero.com "OAuth 2.0
 * scopes"; developer.intuit.com "Scopes"; freshbooks.com/api "OAuth scopes"; docs.digitalocean.com and
 * devcenter.heroku.com "OAuth".
 * Licence: facts from public reference pages; the meanings are ours.
 * Date: 2026-11-23.
 * Refresh: compare with the pages; Shopify's are read_ or write_ and a resource.
 */
import type { ScopeTable } from './table.ts';

export const shopify: ScopeTable = {
  platforms: ['shopify'],
  grammar: /^(customer_|unauthenticated_)?(?<action>read|write)_(?<resource>[a-z_]+?)$/u,
  lines: `
identity read ordinary: openid
address read ordinary: email
customers high/high: customers all_customers companies customer_merge customer_events customer_data_erasure customer_tags customer_payment_methods privacy_settings store_credit_accounts store_credit_account_transactions own_subscription_contracts
shop sensitive/high: products product_listings product_feeds product_pickup_locations product_inventory product_tags inventory inventory_shipments inventory_transfers locations collection_listings publications price_rules discounts gift_cards selling_plans packing_slip_templates metaobjects metaobject_definitions catalogs markets markets_home custom_pixels pixels bulk_products
shop high/high: orders all_orders marketplace_orders draft_orders checkouts order_edits returns fulfillments assigned_fulfillment_orders merchant_managed_fulfillment_orders third_party_fulfillment_orders fulfillment_constraint_rules shipping delivery_customizations delivery_option_generators delivery_promises cart_transforms checkout_branding_settings checkouts_abandoned
payments high/high: payment_gateways payment_sessions payment_terms payment_mandate payment_customizations shopify_payments_accounts shopify_payments_payouts shopify_payments_bank_accounts shopify_payments_disputes shopify_payments_dispute_evidences shopify_payments_provider_accounts_sensitive cash_tracking
files high/high: files
documents sensitive/high: content online_store_pages online_store_navigation themes theme_code legal_policies translations script_tags
analytics sensitive/high: analytics reports
advertising sensitive/high: marketing_events marketing_integrated_campaigns resource_feedbacks channels
people sensitive/high: users
organisation sensitive/high: shop locales apps validations
account ordinary/sensitive: customer_account
`,
};

export const xero: ScopeTable = {
  platforms: ['xero'],
  grammar: /^(?<resource>[a-z]+(\.[a-z]+)*?)(\.(?<action>read))?$/u,
  lines: `
identity read ordinary: openid profile
address read ordinary: email
offline use sensitive: offline_access
accounting high/high: accounting.transactions accounting.reports accounting.reports.tenninetynine accounting.reports.aged accounting.reports.balancesheet accounting.reports.profitandloss accounting.reports.trialbalance accounting.reports.taxreports accounting.reports.banksummary accounting.reports.budgetsummary accounting.reports.executivesummary accounting.journals accounting.settings accounting.budgets accounting.invoices accounting.payments accounting.banktransactions accounting.manualjournals assets bankfeeds finance.accountingactivity finance.bankstatementsplus finance.cashvalidation finance.statements finance.lending einvoicing practicemanager practicemanager.client practicemanager.staff practicemanager.job practicemanager.time
customers high/high: accounting.contacts
files high/high: accounting.attachments files files.associations
personnel high/high: payroll payroll.employees payroll.leaveapplications payroll.payitems payroll.payrollcalendars payroll.payruns payroll.payslip payroll.settings payroll.superfunds payroll.superfundproducts payroll.timesheets
tasks ordinary/sensitive: projects
apps sensitive/high: app.connections marketplace.billing paymentservices
`,
};

export const moneyPlaces: readonly ScopeTable[] = [
  {
    platforms: ['stripe'],
    lines: `
payments change high: read_write
payments read high: read_only
everything use high: stripe_apps
`,
  },
  {
    platforms: ['intuit', 'quickbooks'],
    lines: `
identity read ordinary: openid profile phone address
address read ordinary: email
accounting change high: com.intuit.quickbooks.accounting
payments change high: com.intuit.quickbooks.payment
personnel change high: com.intuit.quickbooks.payroll com.intuit.quickbooks.payroll.timetracking payroll.compensation.read
tasks change sensitive: project-management.project
`,
  },
  {
    platforms: ['square'],
    grammar: /^(?<resource>[a-z_]+?)_(?<action>read|write|manage)(_[a-z_]+)?$/u,
    lines: `
payments high/high: payments cash_drawer disputes payouts bank_accounts settlements gift_cards payment_methods subscriptions
shop sensitive/high: items orders inventory loyalty appointments appointments_business_settings online_store_site online_store_snippets vendor
customers high/high: customers invoices
personnel high/high: employees timecards timecards_settings team
organisation sensitive/high: merchant_profile device_credential
`,
  },
  {
    platforms: ['paypal'],
    lines: `
identity read ordinary: openid profile address phone
address read ordinary: email
account read sensitive: https://uri.paypal.com/services/paypalattributes
payments change high: https://uri.paypal.com/services/payments https://uri.paypal.com/services/expresscheckout https://uri.paypal.com/services/invoicing
payments read high: https://uri.paypal.com/services/reporting/search/read
`,
  },
  {
    platforms: ['freshbooks'],
    grammar: /^user:(?<resource>[a-z_]+):(?<action>read|write)$/u,
    lines: `
identity read ordinary: user:profile:read
accounting high/high: invoices bills bill_payments bill_vendors credit_notes estimates expenses journal_entries other_income reports retainers taxes payments online_payments billable_items
customers high/high: clients
personnel high/high: teams time_entries
tasks ordinary/sensitive: projects notifications
profile ordinary/sensitive: profile business
`,
  },
  {
    platforms: ['digitalocean'],
    lines: `
cloud read high: read
cloud change high: write read+write
`,
  },
  {
    platforms: ['heroku'],
    lines: `
identity read ordinary: identity
everything use high: global
cloud read high: read
cloud change high: write
credentials read high: read-protected
credentials manage high: write-protected
`,
  },
];
