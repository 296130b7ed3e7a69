/** The page that comes with a kit: every key, what to do on each platform, and what the kit cannot do. */
import { UNSET } from '../../lib/policy/configuration.ts';
import { CHROMIUM_BROWSERS, FIREFOX } from './browsers.ts';
import { type Artifact, type Kit, textFile } from './kit.ts';
import type { ManagedKey, Shape } from './managed-keys.ts';
import { wordsFor } from './words/words.ts';

/** One page. */
export function documentation(kit: Kit): Artifact {
  return textFile('README.md', `${page(kit).join('\n\n')}\n`);
}

function page(kit: Kit): string[] {
  const { chromium, firefox } = kit;
  const linuxFolders = CHROMIUM_BROWSERS.map(
    ({ name, linuxFolder }) => `${name} in \`/${linuxFolder}\``,
  );
  return [
    '# Handrail: deployment kit',
    `Written by \`handrail kit\` of version ${kit.version}. Write it anew instead of editing it: the command refuses to write over a file that was changed by hand.`,
    [
      ...(chromium === null
        ? [
            '- Chrome, Chromium and Edge: no package was named (`--id`, `--update-url`), so nothing is here for them.',
          ]
        : [`- Chrome, Chromium and Edge install \`${chromium.id}\` from ${chromium.updateUrl}.`]),
      ...(firefox === null
        ? ['- Firefox: no package was named (`--xpi-url`), so nothing is here for it.']
        : [`- Firefox installs \`${firefox.id}\` from ${firefox.installUrl}.`]),
    ].join('\n'),
    '## Keys',
    keyTable(kit),
    'A wrong value names itself on the status page of the extension and in a health event; the other values hold. `managed-schema.json` is the schema that the extension carries.',
    ...('reportToken' in kit.values
      ? [
          '**This kit carries the token for reports**, readable in each of its policies and, once installed, on each computer. It only lets its holder send reports. Keep the kit out of version control, and replace the token when it leaks.',
        ]
      : []),
    ...('enrolmentToken' in kit.values
      ? [
          '**This kit carries the enrolment token**, as readable as everything else in it. Its holder can enrol browsers that are not yours, each under a name of its own; no report of a browser that is enrolled can be forged with it. Rotate it from time to time (Coverage in the console): two are valid at once, and browsers that are enrolled already do not need it.',
        ]
      : []),
    '## Private windows, guests, unmanaged profiles',
    [
      '- **Private windows.** No policy of Chrome, Chromium or Edge runs an extension in them; a person may allow it, and nobody can force it. The companion policies (`IncognitoModeAvailability`, in Edge `InPrivateModeAvailability`) close these windows instead. Firefox runs Handrail there by itself (`private_browsing`).',
      '- **Guest windows** of Chrome, Chromium and Edge run no extension. The companion closes them (`BrowserGuestModeEnabled`).',
      '- **Firefox in troubleshoot mode** starts without extensions; `DisableSafeMode` closes it.',
      '- **Profiles.** Policies from the registry, from files below `/etc` and from device management hold for every profile on the computer, private ones of the person included. Policies of the Google Admin console that are bound to an account hold in the profile of this account only: enrol the browser (Chrome Enterprise Core) to reach all of them.',
      '- **Other browsers and other computers** are out of reach. Control which browsers run there, and which devices may sign in.',
      'The companion is a file of its own everywhere, so that it is a decision of yours and can be taken back alone.',
    ].join('\n'),
    '## Linux',
    [
      `Copy the tree \`linux/tree\` over the root folder: ${linuxFolders.join(', ')}, Firefox in \`/${FIREFOX.linuxFile}\`. The tree \`linux/companion\` closes private and guest windows.`,
      '',
      '- Chromium reads all files of its folder; of two that set `ExtensionSettings` or `3rdparty`, the last by name counts alone. Where you have such a file, put these entries into it.',
      '- Firefox has one file for all policies. Where there is one, put these entries into it. It is read at the start.',
      '- `linux/detect.sh` finds drift (0: none, 1: something differs), `linux/remove.sh` takes everything away.',
    ].join('\n'),
    '## Windows',
    [
      '- **Group policy:** copy `windows/admx/*.admx` and the folders `en-US` and `de-DE` into the central store (`PolicyDefinitions`). Each key is a setting of its own, below "Handrail" of its browser. The templates carry no values: fill in those of the table above.',
      '- **Intune:** each file of `windows/intune` is the body of a request to Microsoft Graph (`POST /deviceManagement/deviceConfigurations`) and brings template and values in one. Microsoft names the registry keys that such templates may write; Chrome and Firefox write elsewhere and are free, `SOFTWARE\\Policies\\Microsoft\\Edge` is not named in that list. Where Windows refuses the template of Edge, use the scripts below as a remediation.',
      '- **Scripts:** `windows/powershell/*-detect.ps1` finds drift, `*-remediate.ps1` sets the values, `*-remove.ps1` takes them away. They are a pair for Intune remediations (run as system, 64 bit).',
      '- **Registry files:** `windows/reg` for one computer, with `*-companion.reg` and `*-remove.reg`.',
      '- Chrome and Edge install from an address outside their stores only on computers that are joined to a domain or enrolled in management.',
      '- An entry below `ExtensionSettings` and `ExtensionSettings` as one text exclude each other: the browser drops the text. Where you have the text, put the entry into it; detection names this case.',
    ].join('\n'),
    '## macOS',
    [
      '- Bring `macos/*.mobileconfig` to the Macs by device management; Chrome and Edge install from an address outside their stores only there. `*-companion.mobileconfig` closes private and guest windows.',
      '- Where another profile sets `ExtensionSettings` of the same browser, macOS takes one of the two: put the entry into that profile.',
      '- A profile’s UUID comes from its content: `macos/detect.sh` compares the installed ones with this kit. Removal: take the profile away in device management, or `sudo profiles remove -identifier handrail.chrome`.',
    ].join('\n'),
    ...(chromium === null
      ? []
      : [
          '## Google Admin console',
          `Devices, Chrome, Apps & extensions: add the extension "from a custom URL" with id \`${chromium.id}\` and address ${chromium.updateUrl}, set "Force install + pin", and paste \`google-admin/policy-for-extensions.json\` into "Policy for extensions". Private and guest windows are under Settings ("Incognito mode", "Guest mode").`,
        ]),
    '## Updates, and the way back',
    [
      '- Browsers of the Chromium family look at the update address every few hours and install what is newer. Rings are addresses: give the computers of a ring the kit of its address.',
      '- Firefox asks the update address of its policy once a day, or the store where none is named. It does not fetch the same package address twice: give each version an address of its own.',
      '- No browser goes back to a lower version. To go back, publish the earlier content under a higher version (`npm run pack -- --content DIR --as-version VERSION`). Records and the last policy stay in the browser through both ways.',
    ].join('\n'),
    '## Removal',
    [
      '1. Publish a policy without rules: people are asked nothing more, and what waits in the browsers is still sent.',
      '2. When reports have stopped, take the policies away (the scripts above). Browsers then remove the extension with everything that it kept.',
      '3. Take the companion away, if other things do not need it.',
    ].join('\n'),
  ];
}

function keyTable(kit: Kit): string {
  return [
    '| key | value | when it is not set | meaning |',
    '| --- | --- | --- | --- |',
    ...kit.keys.map((key) =>
      row([`\`${key.name}\``, valueWords(kit, key), unsetWords(key.name), key.explain]),
    ),
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function valueWords(kit: Kit, key: ManagedKey): string {
  const { shape } = key;
  if (shape.kind !== 'choice') return shapeWords(shape);
  const { choices } = wordsFor(kit.words.en, key);
  return shape.choices.map((choice) => `\`${choice}\` (${choices[choice] ?? choice})`).join(', ');
}

function shapeWords(shape: Exclude<Shape, { kind: 'choice' }>): string {
  switch (shape.kind) {
    case 'text':
      return 'text';
    case 'number':
      return `number from ${shape.minimum} to ${shape.maximum}`;
    case 'texts':
      return 'list of texts';
    case 'records':
      return `list of \`{ ${shape.fields.join(', ')} }\``;
  }
}

function unsetWords(name: string): string {
  const unset = Object.entries(UNSET).find(([key]) => key === name)?.[1] ?? null;
  if (unset === null) return 'nothing';
  return typeof unset === 'object' ? 'an empty list' : `\`${unset}\``;
}
