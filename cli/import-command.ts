/** `handrail policy import`: lists of a policy from what other tools know already. */
import { stringify } from 'yaml';
import { EditProblem, appendEntries } from '../lib/policy/delivery/edit.ts';
import { appKey } from '../lib/policy/facts.ts';
import { hasErrors, lintPolicy } from '../lib/policy/lint/lint.ts';
import { Lists } from '../lib/policy/lists.ts';
import { suggestion } from '../lib/policy/lint/nearest.ts';
import type { Policy } from '../lib/policy/schema.ts';
import { readText, writeAtomically } from './files.ts';
import {
  type ImportInput,
  ImportProblem,
  type Imported,
  type LeftOut,
} from '../lib/policy/import/imported.ts';
import { SOURCES } from '../lib/policy/import/sources.ts';
import type { Json } from './options.ts';
import { findingWords } from './policy-file.ts';
import { counted, number } from './table.ts';
import { type ExitCode, Refusal, say, sayJson, warn } from './terminal.ts';

export interface ImportOptions extends Json {
  readonly into?: string;
  readonly out?: string;
  readonly servicePrincipals?: string;
  readonly clientIds?: string;
}

/** Entries of one list. */
interface ListPart {
  readonly path: readonly ['apps' | 'connectors' | 'domains', string];
  readonly entries: readonly unknown[];
}

/** Reads an export; prints or writes lists, and says what could not be mapped. */
export async function importLists(
  source: string,
  file: string,
  options: ImportOptions,
): Promise<ExitCode> {
  const importer = SOURCES[source];
  if (importer === undefined)
    throw new Refusal(
      `There is no source "${source}".`,
      2,
      suggestion(source, Object.keys(SOURCES)) ?? `There are: ${Object.keys(SOURCES).join(', ')}.`,
    );
  const imported = readWith(importer, file, {
    text: await readText(file),
    servicePrincipals: await readIf(options.servicePrincipals),
    clientIds: await readIf(options.clientIds),
  });
  const lists = Lists.safeParse(imported.lists);
  if (!lists.success)
    throw new Refusal(
      `${file} has an entry that no policy can hold: ${lists.error.issues[0]?.path.join('.')}: ${lists.error.issues[0]?.message}.`,
      1,
    );
  const parts = partsOf(imported);
  const merged = options.into === undefined ? null : await mergeInto(options.into, parts);
  const kept = merged?.parts ?? parts;
  const text = merged?.text ?? fragment(source, kept);
  if (options.out !== undefined) await writeAtomically(options.out, text);
  const leftOut = [...imported.leftOut, ...(merged?.leftOut ?? [])];
  const counts = Object.fromEntries(
    kept.map(({ path, entries }) => [path.join('.'), entries.length]),
  );
  if (options.json)
    sayJson({
      ok: true,
      source,
      file,
      out: options.out ?? null,
      counts,
      leftOut,
      lists: listsOf(kept),
    });
  else {
    if (options.out === undefined) process.stdout.write(text);
    // What was made may go through a pipe; what is said about it stays beside it.
    const tell = options.out === undefined ? warn : say;
    for (const line of reportWords(counts, leftOut, options)) tell(line);
  }
  return 0;
}

async function readIf(path: string | undefined): Promise<string | null> {
  return path === undefined ? null : readText(path);
}

function readWith(
  importer: (input: ImportInput) => Imported,
  file: string,
  input: ImportInput,
): Imported {
  try {
    return importer(input);
  } catch (error) {
    if (!(error instanceof ImportProblem)) throw error;
    throw new Refusal(
      `${file} cannot be imported. ${error.message}`,
      2,
      'See what each source takes with: handrail policy import --help',
    );
  }
}

function partsOf({ lists }: Imported): ListPart[] {
  return (['apps', 'connectors', 'domains'] as const).flatMap((kind) =>
    Object.entries<readonly unknown[]>(lists[kind] ?? {}).map(([name, entries]): ListPart => ({
      path: [kind, name],
      entries,
    })),
  );
}

function listsOf(parts: readonly ListPart[]) {
  const lists: Record<string, Record<string, readonly unknown[]>> = {};
  for (const { path, entries } of parts) lists[path[0]] = { ...lists[path[0]], [path[1]]: entries };
  return lists;
}

function fragment(source: string, parts: readonly ListPart[]): string {
  const head = `# Imported from ${source} on ${new Date().toISOString().slice(0, 10)}. Goes into "lists" of a policy.\n`;
  return (
    head + stringify({ lists: listsOf(parts) }, { lineWidth: 0, aliasDuplicateObjects: false })
  );
}

/** What an entry is called, so that nothing is listed twice. */
function keyOf(kind: ListPart['path'][0], entry: unknown): string {
  if (typeof entry === 'string') return entry;
  const { clientId, id } = entry as { clientId?: string; id?: string };
  return kind === 'apps' ? appKey(clientId ?? '') : (id ?? '');
}

interface Merged {
  readonly text: string;
  /** What was added. */
  readonly parts: readonly ListPart[];
  readonly leftOut: readonly LeftOut[];
}

/** Adds to the lists of a policy file. What the policy says already stays as it is. */
async function mergeInto(path: string, parts: readonly ListPart[]): Promise<Merged> {
  const before = await readText(path);
  const { policy } = lintPolicy(before, Date.now());
  if (policy === null)
    throw new Refusal(`${path} is not a policy.`, 1, `See why with: handrail policy lint ${path}`);
  const left = new Map<string, string[]>();
  let text = before;
  const added: ListPart[] = [];
  for (const { path: place, entries } of parts) {
    const [kind, name] = place;
    const listed = listedIn(policy, kind);
    const fresh = entries.filter((entry) => {
      const has = listed.get(keyOf(kind, entry));
      // A domain may stand in several lists; an app or connector has one place.
      if (has === undefined || (kind === 'domains' && !has.includes(name))) return true;
      const reason = has.includes(name)
        ? 'it stands in the list already'
        : `the policy has it in another list (${has.join(', ')}) and keeps it there`;
      left.set(reason, [...(left.get(reason) ?? []), nameOf(entry)]);
      return false;
    });
    if (fresh.length > 0) added.push({ path: place, entries: fresh });
    text = appended(text, ['lists', ...place], fresh, path);
  }
  const linted = lintPolicy(text, Date.now());
  if (hasErrors(linted))
    throw new Refusal(
      `The policy would be wrong:\n${linted.findings
        .filter(({ severity }) => severity === 'error')
        .slice(0, 5)
        .map((finding) => findingWords(path, finding))
        .join('\n')}`,
      1,
    );
  return {
    text,
    parts: added,
    leftOut: [...left].map(([reason, names]) => ({
      reason,
      count: names.length,
      examples: names.slice(0, 3),
    })),
  };
}

function listedIn(policy: Policy, kind: ListPart['path'][0]): Map<string, string[]> {
  const listed = new Map<string, string[]>();
  for (const [name, entries] of Object.entries(policy.lists[kind]))
    for (const entry of entries) {
      const key = keyOf(kind, entry);
      listed.set(key, [...(listed.get(key) ?? []), name]);
    }
  return listed;
}

function nameOf(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  const { name, clientId, id } = entry as { name?: string; clientId?: string; id?: string };
  return name ?? clientId ?? id ?? '';
}

function appended(
  text: string,
  place: readonly string[],
  entries: readonly unknown[],
  path: string,
): string {
  try {
    return appendEntries(text, place, entries);
  } catch (error) {
    if (error instanceof EditProblem)
      throw new Refusal(`${path} cannot be changed by machine: ${error.message}`, 1);
    throw error;
  }
}

function reportWords(
  counts: Readonly<Record<string, number>>,
  leftOut: readonly LeftOut[],
  options: ImportOptions,
): string[] {
  const listed = Object.entries(counts).map(([name, count]) => `${number(count)} in ${name}`);
  const where = options.out === undefined ? '' : ` Written to ${options.out}.`;
  return [
    `${listed.length === 0 ? 'Nothing was added' : `Imported ${listed.join(', ')}`}.${where}`,
    ...(leftOut.length === 0 ? [] : ['Not mapped:']),
    ...leftOut.map(
      ({ reason, count, examples }) =>
        `  ${counted(count, 'time')}: ${reason}: ${examples.join('; ')}${count > examples.length ? '; …' : ''}`,
    ),
  ];
}
