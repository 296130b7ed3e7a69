import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Session } from '../contract/contract.ts';
import { readSession, signOut, type Failure } from './client.ts';
import { Frame } from './Frame.tsx';
import { usePlace } from './location.ts';
import { Loading, Problem } from './Notices.tsx';
import { pageOf, type PageProperties } from './pages.ts';
import { SignIn } from './SignIn.tsx';
import { frameWords } from './words.ts';

type State =
  | { readonly at: 'checking' }
  | { readonly at: 'signed-out'; readonly expired: boolean }
  | { readonly at: 'signed-in'; readonly session: Session }
  | { readonly at: 'failed'; readonly failure: Failure };

/** The whole console: who is there decides what is shown; the address stays as it is. */
export function App() {
  const [state, setState] = useState<State>({ at: 'checking' });

  const check = useCallback(() => {
    setState({ at: 'checking' });
    void readSession().then((answer) => {
      if (answer.ok) setState({ at: 'signed-in', session: answer.value });
      else if (answer.failure.kind === 'expired') setState({ at: 'signed-out', expired: false });
      else setState({ at: 'failed', failure: answer.failure });
    });
  }, []);
  useEffect(check, [check]);

  const expire = useCallback(() => setState({ at: 'signed-out', expired: true }), []);

  switch (state.at) {
    case 'checking':
      return (
        <main class="alone">
          <Loading text={frameWords.checking} />
        </main>
      );
    case 'failed':
      return (
        <main class="alone">
          <Problem failure={state.failure} onRetry={check} level={1} />
        </main>
      );
    case 'signed-out':
      return (
        <SignIn
          expired={state.expired}
          onSignedIn={(session) => setState({ at: 'signed-in', session })}
        />
      );
    case 'signed-in':
      return (
        <Frame
          session={state.session}
          onSignOut={() =>
            void signOut(state.session).then((answer) => {
              if (answer.ok && answer.value.next !== null)
                return location.assign(answer.value.next);
              // Where the service did not hear it, the session goes on, and saying otherwise would be a lie.
              if (answer.ok || answer.failure.kind === 'expired')
                setState({ at: 'signed-out', expired: false });
              else setState({ at: 'failed', failure: answer.failure });
            })
          }
        >
          <CurrentPage session={state.session} onExpired={expire} />
        </Frame>
      );
  }
}

/** Another page begins anew: nothing of the one before is kept. */
function CurrentPage(properties: PageProperties) {
  const { path, Page } = pageOf(usePlace().path);
  return <Page key={path} {...properties} />;
}
