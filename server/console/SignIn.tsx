import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Session } from '../contract/contract.ts';
import { signIn, type Failure } from './client.ts';
import { Mark } from './Frame.tsx';
import { product, signInWords } from './words.ts';

interface SignInProperties {
  /** True when a session was there and has ended: the person did not choose to be here. */
  readonly expired: boolean;
  readonly onSignedIn: (session: Session) => void;
}

/** Sign-in; leaves the address alone, so that people land where they wanted to go. */
export function SignIn({ expired, onSignedIn }: SignInProperties) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Pick<Failure, 'error' | 'hint'> | null>(null);
  const first = useRef<HTMLInputElement>(null);

  useEffect(() => {
    document.title = `${signInWords.submit} · ${product}`;
    first.current?.focus();
  }, []);

  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const name = textOf(fields, 'name').trim();
    const password = textOf(fields, 'password');
    if (name === '' || password === '') {
      setFailure({ error: signInWords.empty, hint: '' });
      return;
    }
    setBusy(true);
    setFailure(null);
    void signIn(name, password).then((answer) => {
      if (answer.ok) return onSignedIn(answer.value);
      setBusy(false);
      setFailure(answer.failure);
      first.current?.focus();
    });
  };

  return (
    <main class="alone">
      <form class="sign-in" onSubmit={submit} noValidate>
        <Mark />
        <h1>{signInWords.title}</h1>
        {expired ? (
          <p class="said" role="status">
            {signInWords.expired}
          </p>
        ) : (
          <p class="lead">{signInWords.lead}</p>
        )}
        <label for="name">{signInWords.name}</label>
        <input
          ref={first}
          id="name"
          name="name"
          autoComplete="username"
          autoCapitalize="none"
          spellcheck={false}
          aria-describedby={failure === null ? undefined : 'refusal'}
        />
        <label for="password">{signInWords.password}</label>
        <input
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          aria-describedby={failure === null ? undefined : 'refusal'}
        />
        <div id="refusal" role="alert">
          {failure !== null && (
            <p class="refusal">
              <b>{failure.error}</b> {failure.hint}
            </p>
          )}
        </div>
        <button type="submit" class="primary" disabled={busy}>
          {busy ? signInWords.busy : signInWords.submit}
        </button>
      </form>
    </main>
  );
}

function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}
