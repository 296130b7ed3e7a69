import { useState } from 'preact/hooks';
import type { Session } from '../../contract/contract.ts';
import { IMPORT_SOURCES, type ImportSource, LARGEST_EXPORT } from '../../contract/inventory.ts';
import { sendImport } from './requests.ts';
import { importWords, sourceWords } from './words.ts';

interface ImportFormProperties {
  readonly session: Session;
  readonly onDone: () => void;
  readonly onExpired: () => void;
}

/** Takes an export in; what is wrong with a file is said beneath. */
export function ImportForm({ session, onDone, onExpired }: ImportFormProperties) {
  const [source, setSource] = useState<ImportSource>('entra-grants');
  const [file, setFile] = useState<File | null>(null);
  const [beside, setBeside] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly wrong: boolean; readonly text: string } | null>(null);
  const wants = { 'entra-grants': importWords.principals, 'slack-apps': importWords.clientIds };
  const besideLabel = source in wants ? wants[source as keyof typeof wants] : null;

  const send = async () => {
    if (file === null) return setSaid({ wrong: true, text: importWords.noFile });
    if (file.size > LARGEST_EXPORT || (beside?.size ?? 0) > LARGEST_EXPORT)
      return setSaid({ wrong: true, text: importWords.tooLarge });
    setBusy(true);
    const more = besideLabel === null || beside === null ? null : await beside.text();
    const answer = await sendImport(session, {
      source,
      file: file.name.slice(0, 200),
      text: await file.text(),
      servicePrincipals: source === 'entra-grants' ? more : null,
      clientIds: source === 'slack-apps' ? more : null,
    });
    setBusy(false);
    if (!answer.ok && answer.failure.kind === 'expired') return onExpired();
    setSaid(
      answer.ok
        ? { wrong: false, text: importWords.done(answer.value.entries) }
        : { wrong: true, text: `${answer.failure.error} ${answer.failure.hint}` },
    );
    if (answer.ok) onDone();
  };

  return (
    <form
      class="review import"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label>
        {importWords.source}
        <select
          value={source}
          onChange={(event) =>
            setSource(IMPORT_SOURCES.find((one) => one === event.currentTarget.value) ?? source)
          }
        >
          {IMPORT_SOURCES.map((one) => (
            <option key={one} value={one}>
              {sourceWords[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {importWords.file}
        <input type="file" onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)} />
      </label>
      {besideLabel !== null && (
        <label>
          {besideLabel}
          <input
            type="file"
            onChange={(event) => setBeside(event.currentTarget.files?.[0] ?? null)}
          />
        </label>
      )}
      <p>
        <button type="submit" class="primary" disabled={busy}>
          {busy ? importWords.busy : importWords.submit}
        </button>
      </p>
      {said !== null && (
        <p class={said.wrong ? 'refusal' : ''} role={said.wrong ? 'alert' : 'status'}>
          {said.text}
        </p>
      )}
    </form>
  );
}
