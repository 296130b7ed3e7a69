/** What is inside the packages, as CycloneDX 1.6. Without a date or a serial number: the same build gives the same bytes. */
import type { BundledPackage } from './bundled-packages.ts';

export interface Release {
  readonly version: string;
  readonly licence: string;
}

/** The bill of materials of one release. @param packages those inside it, each once */
export function bomOf({ version, licence }: Release, packages: readonly BundledPackage[]): object {
  const own = component('application', { name: 'handrail', version, licence });
  const libraries = packages.map((each) => component('library', each));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: own },
    components: libraries,
    dependencies: [{ ref: own['bom-ref'], dependsOn: libraries.map((each) => each['bom-ref']) }],
  };
}

function component(type: string, { name, version, licence }: BundledPackage) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  // An expression such as "MIT OR Apache-2.0" has a place of its own.
  const licences = /\s/u.test(licence) ? [{ expression: licence }] : [{ license: { id: licence } }];
  return { type, 'bom-ref': purl, name, version, licenses: licences, purl };
}
