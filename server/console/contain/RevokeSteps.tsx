import { useState } from 'preact/hooks';
import { type Revocation, revocationOf, revokeCommands } from '../../../lib/catalog/revocation.ts';
import type { Target } from '../../contract/containment.ts';
import { containWords as words } from './words.ts';

interface RevokeStepsProperties {
  readonly target: Target;
  readonly name: string;
  readonly platforms: readonly string[];
}

/** Where people and administrators take back what an app was given. */
export function RevokeSteps({ target, name, platforms }: RevokeStepsProperties) {
  const known = platforms.map(revocationOf).filter((one) => one !== null);
  if (target.sort !== 'app' || known.length === 0) return null;
  return (
    <section>
      <h3>{words.revoke}</h3>
      <p class="subtitle">{words.revokeLead}</p>
      {known.map((one) => (
        <ProviderSteps key={one.platform} one={one} clientId={target.id} name={name} />
      ))}
    </section>
  );
}

interface ProviderStepsProperties {
  readonly one: Revocation;
  readonly clientId: string;
  readonly name: string;
}

function ProviderSteps({ one, clientId, name }: ProviderStepsProperties) {
  const commands = revokeCommands(one, clientId);
  const message = words.message(name, one.person);
  return (
    <div class="board">
      <h4>{one.product}</h4>
      <p>
        {words.person_}: <Address to={one.person} />
        {one.privately !== undefined && (
          <>
            {' '}
            ({words.privately}: <Address to={one.privately} />)
          </>
        )}
      </p>
      {one.admin !== undefined && (
        <p>
          {words.admin}: <Address to={one.admin} />
        </p>
      )}
      {one.commands.length > 0 && commands.length === 0 && <p>{words.noCommand}</p>}
      {commands.map(({ shell, text }) => (
        <Copied key={shell} label={shell} text={text} />
      ))}
      <Copied label={words.template} text={message} />
    </div>
  );
}

function Address({ to }: { readonly to: string }) {
  return (
    <a href={to} target="_blank" rel="noreferrer">
      {new URL(to).host}
    </a>
  );
}

/** A text with a button that copies it. */
export function Copied({ label, text }: { readonly label: string; readonly text: string }) {
  const [done, setDone] = useState(false);
  return (
    <details>
      <summary>{label}</summary>
      <pre class="copied" tabIndex={0}>
        {text}
      </pre>
      <button
        type="button"
        class="plain"
        onClick={() => void navigator.clipboard.writeText(text).then(() => setDone(true))}
      >
        {done ? words.copied : words.copy}
      </button>
    </details>
  );
}
