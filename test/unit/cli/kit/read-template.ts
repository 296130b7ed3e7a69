/** Reads administrative templates and their language files, and applies what Intune would set through them. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Registry } from './read-registry.ts';

type Element = Record<string, unknown>;

const LISTS = ['policy', 'text', 'item', 'string', 'presentation', 'textBox', 'data'];
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseAttributeValue: false,
  parseTagValue: false,
  isArray: (name) => LISTS.includes(name),
});

/** Parses XML. @throws Error when it is not well-formed. */
export function readXml(text: string): Element {
  const valid = XMLValidator.validate(text, { allowBooleanAttributes: false });
  if (valid !== true) throw new Error(`${valid.err.msg} in line ${valid.err.line}`);
  return parser.parse(text) as Element;
}

export interface TemplateElement {
  readonly kind: 'text' | 'decimal' | 'enum' | 'list';
  readonly id: string;
  readonly key: string;
  readonly valueName: string;
  readonly attributes: Element;
  readonly choices: ReadonlyArray<{ value: string; text: string }>;
}

export interface TemplatePolicy {
  readonly name: string;
  readonly attributes: Element;
  readonly category: string;
  readonly supportedOn: string;
  readonly fixed: Registry;
  readonly elements: readonly TemplateElement[];
}

/** The settings of a template. */
export function readTemplate(text: string): {
  policies: TemplatePolicy[];
  categories: string[];
  supported: string[];
} {
  const root = at(readXml(text), 'policyDefinitions');
  return {
    policies: list(at(root, 'policies'), 'policy').map(policyOf),
    categories: [String(at(root, 'categories', 'category')['@name'])],
    supported: [String(at(root, 'supportedOn', 'definitions', 'definition')['@name'])],
  };
}

function policyOf(policy: Element): TemplatePolicy {
  const key = String(policy['@key']);
  const elements = at(policy, 'elements');
  return {
    name: String(policy['@name']),
    attributes: policy,
    category: String(at(policy, 'parentCategory')['@ref']),
    supportedOn: String(at(policy, 'supportedOn')['@ref']),
    fixed: new Map(
      list((policy['enabledList'] ?? {}) as Element, 'item').map((item) => {
        const value = at(item, 'value');
        const [words] = (value['string'] as string[] | undefined) ?? [];
        return [
          `${String(item['@key'])}\\${String(item['@valueName'])}`,
          words ?? Number(at(value, 'decimal')['@value']),
        ] as const;
      }),
    ),
    elements: (['text', 'decimal', 'enum', 'list'] as const).flatMap((kind) =>
      list(elements, kind).map((element) => ({
        kind,
        id: String(element['@id']),
        key: attribute(element, '@key', key),
        valueName: attribute(element, '@valueName', ''),
        attributes: element,
        choices: list(element, 'item').map((item) => ({
          value: (at(item, 'value')['string'] as string[])[0]!,
          text: String(item['@displayName']),
        })),
      })),
    ),
  };
}

function attribute(element: Element, name: string, otherwise: string): string {
  const value = element[name];
  return typeof value === 'string' ? value : otherwise;
}

/** What Windows writes for one setting of Intune. */
export function applied(policy: TemplatePolicy, value: string): Registry {
  // Parsers leave the reference as it is; Windows reads the character.
  const root = readXml(`<setting>${value.replaceAll('&#xF000;', '\uF000')}</setting>`);
  const data = new Map(
    list(at(root, 'setting'), 'data').map((entry) => [
      String(entry['@id']),
      String(entry['@value']),
    ]),
  );
  const written: Registry = new Map(policy.fixed);
  for (const element of policy.elements) {
    const given = data.get(element.id);
    data.delete(element.id);
    if (given === undefined) {
      if (element.attributes['@required'] === 'true') throw new Error(`${element.id} is required`);
      continue;
    }
    if (element.kind === 'list') {
      const parts = given.split('\uF000');
      for (let i = 0; i < parts.length; i += 2)
        written.set(`${element.key}\\${parts[i]!}`, parts[i + 1]!);
    } else
      written.set(
        `${element.key}\\${element.valueName}`,
        element.kind === 'decimal' ? Number(given) : given,
      );
  }
  if (data.size > 0) throw new Error(`${policy.name} has no ${[...data.keys()].join(', ')}`);
  return written;
}

export interface Language {
  readonly strings: ReadonlyMap<string, string>;
  /** For each presentation: which elements it shows, with their labels. */
  readonly presentations: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** The texts of a template. */
export function readLanguage(text: string): Language {
  const resources = at(readXml(text), 'policyDefinitionResources', 'resources');
  return {
    strings: new Map(
      list(at(resources, 'stringTable'), 'string').map((entry) => [
        String(entry['@id']),
        String(entry['#text']),
      ]),
    ),
    presentations: new Map(
      list(at(resources, 'presentationTable'), 'presentation').map((presentation) => [
        String(presentation['@id']),
        new Map(
          ['textBox', 'decimalTextBox', 'dropdownList', 'listBox'].flatMap((kind) =>
            list(presentation, kind).map(
              (control) =>
                [String(control['@refId']), String(control['label'] ?? control['#text'])] as const,
            ),
          ),
        ),
      ]),
    ),
  };
}

function at(element: Element, ...path: readonly string[]): Element {
  return path.reduce((inner, name) => {
    const next = inner[name];
    if (typeof next !== 'object' || next === null) throw new Error(`there is no <${name}>`);
    return next as Element;
  }, element);
}

function list(element: Element, name: string): Element[] {
  const value = element[name];
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]) as Element[];
}
