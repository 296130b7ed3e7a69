/** The two cookies: the session, and a sign-in on its way through the identity provider. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { SIGN_IN_TIME } from './oidc-accounts.ts';
import { SESSION_LIFETIME } from './session.ts';
import type { SignedIn } from './signed-in.ts';

type Kept = {
  read: (context: Context<SignedIn>) => string | undefined;
  set: (context: Context<SignedIn>, token: string) => void;
  clear: (context: Context<SignedIn>) => void;
};

export type Cookies = { session: Kept; signIn: Kept };

/** @param secure true behind TLS; the prefix then makes browsers refuse a cookie that a neighbouring host planted */
export function createCookies(secure: boolean): Cookies {
  const named = (name: string) => (secure ? `__Host-${name}` : name);
  const kept = (name: string, sameSite: 'Strict' | 'Lax', lifetime: number): Kept => {
    const attributes = { path: '/', httpOnly: true, sameSite, secure } as const;
    return {
      read: (context) => getCookie(context, named(name)),
      set: (context, token) =>
        setCookie(context, named(name), token, { ...attributes, maxAge: lifetime / 1000 }),
      clear: (context) => void deleteCookie(context, named(name), attributes),
    };
  };
  return {
    session: kept('handrail', 'Strict', SESSION_LIFETIME),
    // People come back from another site with it, which Strict would not let through.
    signIn: kept('handrail-sign-in', 'Lax', SIGN_IN_TIME),
  };
}
