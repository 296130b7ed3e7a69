/** Checks the decisions of an evidence bundle. */
import { DecisionList, DECISIONS } from './decisions.ts';
import { type EvidenceFinding, finding, jsonOf } from './findings.ts';
import type { Manifest } from './manifest.ts';

/** That they are as they were made says the digest of their file; this says what is wrong in it. */
export function decisionFindings(
  files: ReadonlyMap<string, Uint8Array>,
  { counts, files: listed }: Manifest,
): EvidenceFinding[] {
  const { decisions: count } = counts;
  if (count === undefined) return [];
  const bytes = files.get(DECISIONS);
  if (bytes === undefined)
    return Object.hasOwn(listed, DECISIONS)
      ? []
      : [finding('missing', DECISIONS, 'What was decided about the case is not there.')];
  const decisions = DecisionList.safeParse(jsonOf(new TextDecoder().decode(bytes))).data;
  if (decisions === undefined)
    return [finding('altered', DECISIONS, 'It is no list of decisions.')];
  const detail = `${decisions.length} decisions are there; the manifest says ${count}.`;
  const late = decisions.findIndex(({ at }, index) => index > 0 && decisions[index - 1]!.at > at);
  return [
    ...(decisions.length === count
      ? []
      : [finding(decisions.length < count ? 'missing' : 'added', DECISIONS, detail)]),
    ...(late === -1
      ? []
      : [finding('reordered', `decision ${late + 1}`, 'It stands after a later one.')]),
  ];
}
