/** Words of the sign-in. */
import type { SignInTrouble } from '../contract/people.ts';

export const signInWords = {
  title: 'Sign in to Handrail',
  lead: 'See what people were about to share, connect and publish, and what came of it.',
  expired: 'Your session has ended. Sign in and you are back where you were.',
  name: 'Name',
  password: 'Password',
  submit: 'Sign in',
  busy: 'Signing in…',
  empty: 'Type your name and your password.',
  provider: (name: string) => `Sign in with ${name}`,
  or: 'or with a password',
  due: 'This password opens your account once. Choose your own; at least 12 characters.',
  next: 'Your new password',
  short: 'Your new password needs at least 12 characters.',
  troubles: {
    away: {
      error: 'The identity provider does not answer.',
      hint: 'Try again in a moment; if it stays, tell whoever runs it.',
    },
    stale: {
      error: 'This sign-in is over.',
      hint: 'It took longer than ten minutes, was used before, or began in another window. Begin again.',
    },
    untrusted: {
      error: 'The identity provider’s answer does not fit.',
      hint: 'Begin again; if it stays, the log of the service says what was wrong.',
    },
    refused: {
      error: 'The identity provider did not let you in.',
      hint: 'You may have cancelled it. Begin again, or ask who runs it.',
    },
    domain: {
      error: 'Your address is of another organisation.',
      hint: 'Sign in with your account here.',
    },
    role: { error: 'You have no role here.', hint: 'Ask an admin which group gives you one.' },
    name: {
      error: 'Your name is taken by another account here.',
      hint: 'Ask an admin to remove the other one.',
    },
    disabled: { error: 'Your account is disabled.', hint: 'Ask an admin.' },
    many: { error: 'Too many sign-ins from here.', hint: 'Wait a little and try again.' },
  } satisfies Record<SignInTrouble, { error: string; hint: string }>,
} as const;
