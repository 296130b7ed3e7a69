/** Requests of providers and what they say of a consent: `+` takes it, `-` refuses it, `0` is neither. */

export interface Case {
  readonly surface: string;
  readonly url: string;
  /** A form where it stands as `a=1&b=2`, a text where it is JSON. */
  readonly body: string;
  readonly says: 'approve' | 'decline' | null;
}

const SAYS = { '+': 'approve', '-': 'decline', '0': null } as const;

/** Reads a table: a line with a surface, then a line for each request. */
export function casesOf(table: string): Case[] {
  let surface = '';
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [sign = '', url = '', body = ''] = line.trim().split(' ');
      if (url === '') {
        surface = sign;
        return [];
      }
      return [{ surface, url, body, says: SAYS[sign as keyof typeof SAYS] }];
    });
}

/** Requests that a surface declares, without a flow in the tab. */
export const DECLARED = casesOf(`
consent/google
+ https://accounts.google.com/signin/oauth/consent/approval?authuser=0&as=S1&rt=j f.req=x&at=x
+ https://accounts.google.com/signin/oauth/legacy/consent/approval?as=S1 f.req=x
+ https://accounts.google.com/o/oauth2/approval?as=S1 submit_access=true
- https://accounts.google.com/o/oauth2/approval?as=S1 submit_access=false
+ https://accounts.google.com/_/OAuthUi/data/batchexecute?rpcids=xyhAld&source-path=%2Fsignin%2Foauth%2Fid f.req=x
+ https://accounts.google.com/b/1/_/OAuthUi/data/batchexecute?rpcids=aaa%2CxyhAld f.req=x
0 https://accounts.google.com/v3/signin/_/AccountsSignInUi/data/batchexecute?rpcids=V1UmUe f.req=x
consent/microsoft-entra
+ https://login.microsoftonline.com/common/Consent/Set acceptConsent=true&flowToken=t&canary=c&ctx=x
+ https://login.microsoftonline.com/9e3f0000-0000-4000-8000-000000000000/consent/set acceptConsent=True
+ https://login.microsoftonline.us/common/Consent/Set {"acceptConsent":true}
- https://login.microsoftonline.com/common/Consent/Set acceptConsent=false&canary=c
0 https://login.microsoftonline.com/common/login login=a&passwd=b
consent/microsoft-personal
+ https://account.live.com/Consent/Update?mkt=EN-US ucaction=Yes&client_id=c&scope=s&canary=x
+ https://account.live.com/consent/Update ucaccept=Yes
+ https://account.live.com/App/Confirm?x=1 canary=x
- https://account.live.com/Consent/Update ucaction=No&canary=x
0 https://account.live.com/consent/Manage id=1
consent/github
+ https://github.com/login/oauth/authorize authorize=1&client_id=c
+ https://github.com/login/device/authorize authorize=1
+ https://github.com/apps/deploy/installations authenticity_token=t&install_target=all
- https://github.com/login/oauth/authorize authorize=0&client_id=c
0 https://github.com/session login=a&password=b
consent/gitlab
+ https://gitlab.com/oauth/authorize authenticity_token=t&client_id=c&scope=api
- https://gitlab.com/oauth/authorize authenticity_token=t&client_id=c&_method=delete
0 https://gitlab.com/users/sign_in authenticity_token=t&password=x
consent/doorkeeper
+ https://git.acme.example/oauth/authorize authenticity_token=t&client_id=c
- http://git.acme.example:8080/oauth/authorize authenticity_token=t&_method=delete
0 https://other.example/oauth/authorize client_id=c&response_type=code
0 https://other.example/oauth/authorize {"cut
consent/auth0
+ https://acme.eu.auth0.com/u/consent?state=h state=h&action=accept
+ https://login.shop.example/u/consent?state=h state=h&action=accept
- https://login.shop.example/u/consent?state=h state=h&action=deny
0 https://login.shop.example/u/login?state=h username=a&password=b
consent/keycloak
+ https://sso.acme.example/realms/acme/login-actions/consent?client_id=g accept=Yes&code=c
- https://sso.acme.example/auth/realms/acme/login-actions/consent cancel=No&code=c
0 https://sso.acme.example/realms/acme/login-actions/authenticate username=a&password=b
consent/okta
+ https://acme.okta.com/idp/idx/consent {"consent":true,"stateHandle":"h"}
+ https://acme.okta.com/idp/idx/consent {"scopes":["email"],"stateHandle":"h"}
+ https://acme.okta.com/api/v1/authn/consent {"consent":{"optedScopes":{"email":true}},"stateToken":"t"}
- https://acme.okta.com/idp/idx/consent {"consent":false,"stateHandle":"h"}
0 https://acme.okta.com/idp/idx/consent/deny {"stateHandle":"h"}
0 https://acme.okta.com/idp/idx/identify {"identifier":"a"}
consent/dropbox
+ https://www.dropbox.com/oauth2/authorize allow_access=y&t=x
+ https://www.dropbox.com/1/oauth2/authorize_submit allow_access=y
- https://www.dropbox.com/oauth2/authorize deny_access=&t=x
0 https://www.dropbox.com/ajax_login login_email=a
consent/box
+ https://account.box.com/api/oauth2/authorize?client_id=c consent_accept=y
- https://account.box.com/api/oauth2/authorize?client_id=c consent_reject=n
0 https://account.box.com/api/oauth2/authorize?client_id=c login=a&password=b
consent/x
+ https://x.com/i/api/2/oauth2/authorize approval=true&code=c
+ https://api.twitter.com/oauth/authorize authenticity_token=t&oauth_token=o
- https://x.com/i/api/2/oauth2/authorize approval=false
- https://api.twitter.com/oauth/authorize authenticity_token=t&cancel=Cancel
0 https://x.com/i/api/1.1/jot/client_event.json log=x
consent/linkedin
+ https://www.linkedin.com/oauth/v2/authorization-submit csrfToken=t
- https://www.linkedin.com/oauth/v2/authorization-submit authorize=false
0 https://www.linkedin.com/checkpoint/lg/login-submit session_key=a
consent/facebook
+ https://www.facebook.com/v21.0/dialog/oauth/confirm __CONFIRM__=1&fb_dtsg=t
- https://www.facebook.com/v21.0/dialog/oauth/confirm __CANCEL__=1&fb_dtsg=t
0 https://www.facebook.com/login.php email=a&pass=b
consent/discord
+ https://discord.com/api/v9/oauth2/authorize?client_id=1 {"permissions":"8","authorize":true}
- https://discord.com/api/v9/oauth2/authorize?client_id=1 {"permissions":"8","authorize":false}
0 https://discord.com/api/v9/science {"events":[]}
consent/spotify
+ https://accounts.spotify.com/en/authorize/accept client_id=c&csrf_token=t
0 https://accounts.spotify.com/en/authorize/cancel csrf_token=t
consent/salesforce
+ https://acme.my.salesforce.com/setup/secur/RemoteAccessAuthorizationPage.apexp save=Allow
- https://acme.my.salesforce.com/setup/secur/RemoteAccessAuthorizationPage.apexp cancel=Deny
0 https://login.salesforce.com/ username=a&pw=b
consent/device-code
+ https://login.microsoftonline.com/common/oauth2/deviceauth otc=x&flowToken=t
+ https://github.com/login/device/confirmation authenticity_token=t&user-code-0=x
0 https://login.microsoftonline.com/common/oauth2/deviceauth flowToken=t
`);

/** Answers that are said in an unusual way: a refusal must stand alone. */
export const TRICKS = casesOf(`
consent/github
+ https://github.com/login/oauth/authorize authorize=0&authorize=1
+ https://github.com/login/oauth/authorize?authorize=1 authorize=0
consent/keycloak
+ https://sso.acme.example/realms/a/login-actions/consent accept=Yes&cancel=No
consent/gitlab
+ https://gitlab.com/oauth/authorize authenticity_token=t&_method=delete&_method=post
consent/microsoft-entra
+ https://login.microsoftonline.com/common/Consent/Set AcceptConsent=TRUE
+ https://login.microsoftonline.com/common/Consent/Set {"cut":"off
consent/microsoft-personal
+ https://account.live.com/Consent/Update \ufffd\ufffd
`);

/** Requests of any server, while a request to `id.vendor.example` runs in the tab. */
export const GENERAL = casesOf(`
consent/generic
+ https://id.vendor.example/interaction/Ab1 prompt=consent
0 https://id.vendor.example/interaction/Ab1 prompt=login&login=a&password=b
+ https://id.vendor.example/consent consent_challenge=c&grant_scope=a&submit=Allow+access
- https://id.vendor.example/consent consent_challenge=c&submit=deny
+ https://id.vendor.example/oauth/authorize user_oauth_approval=true&scope.read=true
- https://id.vendor.example/oauth/authorize user_oauth_approval=false
+ https://id.vendor.example/o/authorize/ csrfmiddlewaretoken=t&client_id=a&allow=Authorize
- https://id.vendor.example/o/authorize/ csrfmiddlewaretoken=t&client_id=a
+ https://id.vendor.example/session/42 allow=1
- https://id.vendor.example/session/42 allow=no
- https://id.vendor.example/authorize btnDeny=Deny
+ https://id.vendor.example/authorize cancel_url=x&csrf=t
+ https://id.vendor.example/authorize deny=0&csrf=t
+ https://api.vendor.example/oauth/approve {"request":"r"}
- https://api.vendor.example/oauth/decision {"action":"deny"}
+ https://id.vendor.example/oauth/authorize {"cut
0 https://id.vendor.example/telemetry {"cut
0 https://id.vendor.example/authorize username=a&password=b&client_id=a
0 https://id.vendor.example/authorize otp=123456
0 https://id.vendor.example/beacon {"events":[{"name":"click"}]}
0 https://id.vendor.example/locale lang=de
0 https://id.vendor.example/logout csrf=t
0 https://other.example/oauth/authorize allow=1
`);
