/** What the service must be told; parsed once, when it starts. */
import { z } from 'zod';
import { HookList } from './hooks/hook-options.ts';
import { OidcOptions } from './people/oidc-options.ts';
import { SinkList } from './sinks/sink-options.ts';

/** Printable, so that it can stand in a header. */
const Token = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'a token is printable ASCII without spaces')
  .min(16, 'a token needs 16 characters, since it is all that protects what it opens');

/** Days that events are kept; null keeps them for ever. */
const Days = z.int().min(1).max(36_500).nullable();
export const RetentionDays = z.strictObject({
  step: Days.default(400),
  health: Days.default(90),
});
export type RetentionDays = z.infer<typeof RetentionDays>;

/** The private key as `handrail policy keygen` writes it. */
const PolicyKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  kid: z.string().min(1),
  x: z.string(),
  d: z.string(),
});

/** JetStream between receiving and storing. */
export const StreamOptions = z.strictObject({
  /** Nodes of the cluster; any of them is enough to find the others. */
  urls: z.array(z.url({ protocol: /^(nats|tls)$/ })).min(1),
  /** Nodes that keep each message; with 3 the loss of one loses nothing. */
  replicas: z.literal([1, 3, 5]).default(1),
  /** Bytes; a full stream makes reports wait in the browsers. */
  maxBytes: z
    .int()
    .min(1024 * 1024)
    .default(1024 * 1024 * 1024),
});
export type StreamOptions = z.infer<typeof StreamOptions>;

export const ServiceOptions = z
  .strictObject({
    /** 0 takes a free one. */
    port: z.int().min(0).max(65_535).default(0),
    host: z.string().min(1).default('127.0.0.1'),
    /** PostgreSQL; null keeps the data in `dataDirectory`. */
    databaseUrl: z
      .url({ protocol: /^postgres(ql)?$/ })
      .nullable()
      .default(null),
    dataDirectory: z.string().min(1),
    /** The signed bundle; may appear later. */
    policyFile: z.string().min(1),
    /** The service's own key; with it, what is decided in the console reaches browsers. */
    policyKey: PolicyKey.nullable().default(null),
    /** Public keys that `policyFile` must be signed with; none checks its structure only. */
    adminKeys: z.array(z.object({ kid: z.string(), x: z.string() })).default([]),
    /** Where what is served is written as well, for another web server; null writes nothing. */
    policyOut: z.string().min(1).nullable().default(null),
    /** From which risk two different people have to agree to an approval. */
    ownerSignOff: z.enum(['never', 'moderate', 'high', 'severe']).default('never'),
    /** Any of these opens the report endpoint; several allow changing one without a gap. */
    reportTokens: z.array(Token).default([]),
    /** Any of these lets a browser enrol; admins can make more in the console. */
    enrolmentTokens: z.array(Token).default([]),
    /** True: only reports of enrolled browsers are taken. */
    requireEnrolment: z.boolean().default(false),
    /** Days that a credential is good for; browsers renew it by themselves after two thirds. */
    enrolmentDays: z.int().min(1).max(365).default(30),
    /** Any of these opens the export; without one nothing is given out. */
    exportTokens: z.array(Token).default([]),
    /** Any of these opens the metrics; without one nobody sees them. */
    metricsTokens: z.array(Token).default([]),
    /** null stores what is received at once. */
    stream: StreamOptions.nullable().default(null),
    /** Where stored events are handed on to. */
    sinks: SinkList.default([]),
    /** Who is told of requests for approval, objections and answers. */
    hooks: HookList.default([]),
    retentionDays: RetentionDays.prefault({}),
    /** Password of the account `admin`; null keeps the stored one, or makes one up. */
    adminPassword: z
      .string()
      .min(12, 'the admin password needs 12 characters')
      .max(200)
      .nullable()
      .default(null),
    /** The organisation that this service is for; events of another one are rejected. */
    tenant: z.string().min(1).max(200).nullable().default(null),
    /** File with 32 bytes as base64: people are kept under pseudonyms made with it; null keeps names. */
    pseudonymKeyFile: z.string().min(1).nullable().default(null),
    /** False switches every password off, that of `admin` too; people then come through `oidc`. */
    localSignIn: z.boolean().default(true),
    /** Identity provider that people sign in through; null for passwords alone. */
    oidc: OidcOptions.nullable().default(null),
    /** How many people it takes to stop something everywhere: `two` wants another one to confirm. */
    containNeeds: z.enum(['one', 'two']).default('one'),
    /** Signing key for evidence bundles; null takes one that is made and kept in the database. */
    evidenceKey: z.string().min(1).nullable().default(null),
    /** Version of Handrail that this is, for what is handed to others. */
    productVersion: z.string().min(1).max(100).default('unknown'),
    /** Holds extension.json and the package; null hosts none. */
    extensionDirectory: z.string().min(1).nullable().default(null),
    /** Built console; null serves none. */
    consoleDirectory: z.string().min(1).nullable().default(null),
    /** True behind TLS: cookies are then never sent without it. */
    secureCookies: z.boolean().default(false),
    /** Address as browsers see it, when a proxy stands in front; null takes it from the request. */
    publicUrl: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
  })
  .refine(({ policyOut, policyFile }) => policyOut === null || policyOut !== policyFile, {
    message: 'it would write over the policy file that it is made from: name another file',
    path: ['policyOut'],
  })
  .refine(({ localSignIn, oidc }) => localSignIn || oidc !== null, {
    message: 'without passwords nobody could sign in: give an identity provider (oidc)',
    path: ['localSignIn'],
  })
  .refine(({ oidc, publicUrl }) => oidc === null || publicUrl !== null, {
    message: 'the identity provider sends people back there: give the address as browsers see it',
    path: ['publicUrl'],
  })
  .refine(({ hooks, publicUrl }) => hooks.length === 0 || publicUrl !== null, {
    message: 'notices link to the console: give its address as browsers see it',
    path: ['publicUrl'],
  });
export type ServiceOptions = z.infer<typeof ServiceOptions>;
