/** Administrative templates and Intune: what refers to something finds it, and what is set arrives. */
import { describe, expect, it } from 'vitest';
import { type TemplatePolicy, applied, readLanguage, readTemplate } from './read-template.ts';
import { type Registry, readRegFile } from './read-registry.ts';
import { BROWSERS, GROWN, REAL, textOf } from './sample.ts';

const LANGUAGES = ['en-US', 'de-DE'] as const;

describe.each([
  ['the schema as it is', REAL],
  ['a schema with a key of each shape more', GROWN],
])('%s', (_name, sample) => {
  const { keys, words } = sample.kit;
  const template = (browser: string) =>
    readTemplate(textOf(sample, `windows/admx/handrail-${browser}.admx`));
  const setting = (policies: readonly TemplatePolicy[], name: string) =>
    policies.find((policy) => policy.name === name)!;

  it.each(BROWSERS)('%s has a setting for each key, of its type', (browser) => {
    const { policies } = template(browser);
    expect(policies.map(({ name }) => name)).toEqual(['install', ...keys.map(({ name }) => name)]);
    for (const { name, shape } of keys) {
      const { elements } = setting(policies, name);
      const [first] = elements;
      switch (shape.kind) {
        case 'text':
          expect(first).toMatchObject({ kind: 'text', valueName: name });
          break;
        case 'number':
          expect(first).toMatchObject({
            kind: 'decimal',
            attributes: { '@minValue': `${shape.minimum}`, '@maxValue': `${shape.maximum}` },
          });
          break;
        case 'choice':
          expect(first?.kind).toBe('enum');
          expect(first?.choices.map(({ value }) => value)).toEqual(shape.choices);
          break;
        case 'texts':
          expect(first).toMatchObject({ kind: 'list', attributes: { '@valuePrefix': '' } });
          break;
        case 'records': {
          // Those that are set, and the next one: a key is changed by putting the new one beside the old.
          const set = (sample.kit.values[name] as unknown[]).length;
          expect(elements).toHaveLength((set + 1) * shape.fields.length);
          expect(elements.slice(0, shape.fields.length).map(({ valueName }) => valueName)).toEqual(
            shape.fields,
          );
          break;
        }
      }
    }
  });

  it.each(BROWSERS.flatMap((browser) => LANGUAGES.map((language) => [browser, language] as const)))(
    '%s, %s: every reference finds what it names, and nothing is left over',
    (browser, language) => {
      const { policies, categories, supported } = template(browser);
      const { strings, presentations } = readLanguage(
        textOf(sample, `windows/admx/${language}/handrail-${browser}.adml`),
      );
      const used = new Set(
        [
          ...textOf(sample, `windows/admx/handrail-${browser}.admx`).matchAll(
            /\$\(string\.([^)]*)\)/gu,
          ),
        ].map(([, id]) => id!),
      );
      expect([...used].toSorted()).toEqual([...strings.keys()].toSorted());
      for (const id of used) expect(id).toMatch(/^[A-Za-z0-9_]+$/u);
      expect([...presentations.keys()]).toEqual(policies.map(({ name }) => name));
      for (const { name, attributes, category, supportedOn, elements } of policies) {
        expect(attributes).toMatchObject({
          '@displayName': `$(string.${name})`,
          '@explainText': `$(string.${name}_explain)`,
          '@presentation': `$(presentation.${name})`,
        });
        expect(categories).toContain(category);
        expect(supported).toContain(supportedOn);
        expect([...presentations.get(name)!.keys()]).toEqual(elements.map(({ id }) => id));
        for (const label of presentations.get(name)!.values()) expect(label).toMatch(/\p{L}/u);
      }
    },
  );

  it.each(LANGUAGES)(
    '%s: titles, explanations and choices are the words of the language',
    (language) => {
      const { strings } = readLanguage(
        textOf(sample, `windows/admx/${language}/handrail-edge.adml`),
      );
      const { keys: expected } = language === 'en-US' ? words.en : words.de;
      const { policies } = template('edge');
      for (const { name, explain } of keys) {
        expect(strings.get(name)).toBe(`${expected[name]!.title} (${name})`);
        expect(strings.get(`${name}_explain`)).toBe(expected[name]!.explain);
        if (language === 'en-US') expect(strings.get(`${name}_explain`)).toBe(explain);
        for (const { value, text } of setting(policies, name).elements.flatMap(
          ({ choices }) => choices,
        ))
          expect(strings.get(/string\.(\w+)/u.exec(text)![1]!)).toBe(
            expected[name]!.choices[value],
          );
      }
    },
  );

  it.each(BROWSERS)(
    '%s: Intune sets through the template what the registry file sets',
    (browser) => {
      const { omaSettings } = JSON.parse(textOf(sample, `windows/intune/${browser}.json`)) as {
        omaSettings: Array<{ omaUri: string; value: string }>;
      };
      const [ingest, ...settings] = omaSettings;
      expect(ingest).toMatchObject({
        omaUri: `./Device/Vendor/MSFT/Policy/ConfigOperations/ADMXInstall/handrail-${browser}/Policy/handrail-${browser}`,
        value: textOf(sample, `windows/admx/handrail-${browser}.admx`),
      });
      const { policies, categories } = template(browser);
      const written: Registry = new Map();
      for (const { omaUri, value } of settings) {
        const path = `./Device/Vendor/MSFT/Policy/Config/handrail-${browser}~Policy~${categories[0]!}/`;
        expect(omaUri.startsWith(path)).toBe(true);
        for (const [place, data] of applied(setting(policies, omaUri.slice(path.length)), value))
          written.set(place, data);
      }
      expect(written).toEqual(readRegFile(textOf(sample, `windows/reg/${browser}.reg`)).registry);
    },
  );
});
