/** Hooks with the secrets that their options name; what is missing is said when the service starts. */
import { z } from 'zod';
import { WebhookSecret } from '../sinks/sink-options.ts';
import type { HookOptions } from './hook-options.ts';

export type ReadyHook = {
  options: HookOptions;
  /** Where notices go: the whole address, or the site that its API is at. */
  url: string;
  /** Token or secret; null where the address is the only one. */
  secret: string | null;
  /** The console, without a slash at its end. */
  console: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** @returns hooks that can send; throws with a sentence for the admin */
export function readyHooks(
  hooks: readonly HookOptions[],
  publicUrl: string | null,
  environment: Environment,
): ReadyHook[] {
  const console = publicUrl?.replace(/\/+$/u, '');
  if (console === undefined) return [];
  return hooks.map((options) => ({
    ...{ options, console },
    url: addressOf(options, environment),
    secret: secretOf(options, environment),
  }));
}

function addressOf({ name, url, urlFrom }: HookOptions, environment: Environment): string {
  if (urlFrom === undefined) return url!.replace(/\/+$/u, '');
  const value = read(name, urlFrom, environment);
  if (!z.url({ protocol: /^https?$/u }).safeParse(value).success)
    throw new Error(`Hook ${name}: ${urlFrom} holds no address. Set it to one with https://.`);
  return value;
}

function secretOf(options: HookOptions, environment: Environment): string | null {
  const { name } = options;
  switch (options.type) {
    case 'slack':
    case 'teams':
      return null;
    case 'jira':
    case 'servicenow':
      return read(name, options.tokenFrom, environment);
    case 'webhook': {
      const secret = read(name, options.secretFrom, environment);
      if (!WebhookSecret.safeParse(secret).success)
        throw new Error(
          `Hook ${name}: ${options.secretFrom} is not at least 24 bytes in base64. Make it with: openssl rand -base64 32`,
        );
      return secret;
    }
  }
}

function read(name: string, variable: string, environment: Environment): string {
  const value = environment[variable]?.trim();
  if (value === undefined || value === '')
    throw new Error(
      `Hook ${name}: the environment variable ${variable} is not set. Set it before the service starts.`,
    );
  return value;
}
