import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Session } from '../contract/contract.ts';
import { SIGN_IN_TROUBLES, type SignInWays } from '../contract/people.ts';
import { readSignInWays, signIn, type Failure } from './client.ts';
import { textOf } from './Forms.tsx';
import { Mark } from './Frame.tsx';
import { signInWords } from './sign-in-words.ts';
import { product } from './words.ts';

interface SignInProperties {
  /** True when a session was there and has ended: the person did not choose to be here. */
  readonly expired: boolean;
  readonly onSignedIn: (session: Session) => void;
}

type Said = Pick<Failure, 'error' | 'hint'>;

/** What a sign-in through the identity provider came back with, if it did not work. */
const TROUBLE = 'sign-in';

function troubleHere(): Said | null {
  const code = new URLSearchParams(location.search).get(TROUBLE);
  const known = SIGN_IN_TROUBLES.find((one) => one === code);
  return known === undefined ? null : signInWords.troubles[known];
}

/** Where somebody wanted to go, without what an earlier sign-in left in the address. */
function placeHere(): string {
  const query = new URLSearchParams(location.search);
  query.delete(TROUBLE);
  const search = query.toString();
  return location.pathname + (search === '' ? '' : `?${search}`);
}

/** Sign-in; leaves the address alone, so that people land where they wanted to go. */
export function SignIn({ expired, onSignedIn }: SignInProperties) {
  const [ways, setWays] = useState<SignInWays | null>(null);
  const [busy, setBusy] = useState(false);
  const [due, setDue] = useState(false);
  const [failure, setFailure] = useState<Said | null>(troubleHere);
  const first = useRef<HTMLInputElement>(null);

  useEffect(() => {
    document.title = `${signInWords.submit} · ${product}`;
    void readSignInWays().then((answer) => {
      // Where the service says nothing, the form is the way that is always there.
      setWays(answer.ok ? answer.value : { password: true, provider: null });
      first.current?.focus();
    });
  }, []);

  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const [name, password] = [textOf(form, 'name').trim(), textOf(form, 'password')];
    const next = due ? textOf(form, 'next') : null;
    const said = (error: string) => setFailure({ error, hint: '' });
    if (name === '' || password === '') return said(signInWords.empty);
    if (next !== null && next.length < 12) return said(signInWords.short);
    setBusy(true);
    setFailure(null);
    void signIn(name, password, next).then((answer) => {
      setBusy(false);
      if (!answer.ok) {
        setFailure(answer.failure);
        first.current?.focus();
      } else if ('passwordDue' in answer.value) setDue(true);
      else {
        if (troubleHere() !== null) history.replaceState(null, '', placeHere());
        onSignedIn(answer.value);
      }
    });
  };

  return (
    <main class="alone">
      <form class="sign-in" onSubmit={submit} noValidate>
        <Mark />
        <h1>{signInWords.title}</h1>
        {expired || due ? (
          <p class="said" role="status">
            {due ? signInWords.due : signInWords.expired}
          </p>
        ) : (
          <p class="lead">{signInWords.lead}</p>
        )}
        {ways !== null && ways.provider !== null && (
          <a
            class="button primary"
            href={`/api/sign-in/start?to=${encodeURIComponent(placeHere())}`}
          >
            {signInWords.provider(ways.provider)}
          </a>
        )}
        {ways?.password === true && ways.provider !== null && <p class="or">{signInWords.or}</p>}
        {ways?.password === true && (
          <>
            <Field name="name" label={signInWords.name} field={first} failed={failure !== null} />
            <Field name="password" label={signInWords.password} failed={failure !== null} />
            {due && <Field name="next" label={signInWords.next} failed={failure !== null} />}
          </>
        )}
        <div id="refusal" role="alert">
          {failure !== null && (
            <p class="refusal">
              <b>{failure.error}</b> {failure.hint}
            </p>
          )}
        </div>
        {ways?.password === true && (
          <button
            type="submit"
            class={ways.provider === null ? 'primary' : 'plain'}
            disabled={busy}
          >
            {busy ? signInWords.busy : signInWords.submit}
          </button>
        )}
      </form>
    </main>
  );
}

interface FieldProperties {
  readonly name: 'name' | 'password' | 'next';
  readonly label: string;
  readonly failed: boolean;
  readonly field?: { current: HTMLInputElement | null };
}

const COMPLETES = { name: 'username', password: 'current-password', next: 'new-password' } as const;

function Field({ name, label, failed, field }: FieldProperties) {
  const attributes = {
    id: name,
    name,
    autoComplete: COMPLETES[name],
    autoCapitalize: 'none',
    spellcheck: false,
    'aria-describedby': failed ? 'refusal' : undefined,
  } as const;
  return (
    <>
      <label for={name}>{label}</label>
      {field === undefined ? (
        <input {...attributes} type="password" />
      ) : (
        <input {...attributes} ref={field} />
      )}
    </>
  );
}
