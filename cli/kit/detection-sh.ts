/** Scripts for Linux and macOS that find drift, and the one that takes away what the kit put there. */
import { CHROMIUM_BROWSERS } from './browsers.ts';
import { checksum } from './folder.ts';
import { type Artifact, type Kit, bytesOf } from './kit.ts';
import { LINUX_TREE, linuxPolicies } from './linux.ts';
import { profiles } from './mobileconfig.ts';

/** Checksums only: a script that finds drift carries no value, and no secret. */
export function shellScripts(kit: Kit): Artifact[] {
  return [
    script('linux/detect.sh', linuxDetection(kit)),
    script('linux/remove.sh', linuxRemoval(kit)),
    script('macos/detect.sh', macDetection(kit)),
  ];
}

function script(path: string, text: string): Artifact {
  return { path, text, encoding: 'utf8', executable: true };
}

/** `CHECKSUM PATH` of each policy file, for a loop of the shell. */
function expectedFiles(kit: Kit): string {
  return linuxPolicies(kit)
    .filter(({ path }) => path.startsWith(`${LINUX_TREE}/`))
    .map((file) => `${checksum(bytesOf(file))} ${file.path.slice(LINUX_TREE.length + 1)}`)
    .join('\n');
}

function linuxDetection(kit: Kit): string {
  const companions =
    kit.chromium === null ? [] : CHROMIUM_BROWSERS.map(({ linuxFolder }) => linuxFolder);
  return `#!/bin/sh
# Finds drift between this computer and the kit of Handrail ${kit.version}. Usage: detect.sh [ROOT]
# Ends with 0 when everything is as the kit has it, with 1 when something differs. Needs no rights but to read.
root="\${1:-}"
drift=0
differs() {
  echo "drift: $1"
  drift=1
}

# Files of the kit, by checksum.
while read -r sum path; do
  file="$root/$path"
  if [ ! -r "$file" ]; then
    differs "/$path is not there"
  elif [ "$(sha256sum < "$file" | cut -d ' ' -f 1)" != "$sum" ]; then
    differs "/$path is not the kit's"
  fi
done <<'END'
${expectedFiles(kit)}
END

# Of two files that set one policy, the last by name counts alone.
for folder in ${CHROMIUM_BROWSERS.map(({ linuxFolder }) => linuxFolder).join(' ')}; do
  for file in "$root/$folder"/*.json; do
    [ -e "$file" ] || continue
    case "$file" in */handrail.json) continue ;; esac
    if grep -q '"ExtensionSettings"\\|"3rdparty"' "$file"; then
      differs "/$folder/$(basename "$file") sets extensions, too; browsers take one of the two files"
    fi
  done
done

# Said, and no drift: whether guest and private windows are closed.
for folder in ${companions.join(' ')}; do
  [ -e "$root/$folder/handrail-companion.json" ] ||
    echo "note: /$folder has no companion; guest and private windows are open and without Handrail"
done

[ "$drift" -eq 0 ] && echo "no drift"
exit "$drift"
`;
}

function linuxRemoval(kit: Kit): string {
  return `#!/bin/sh
# Takes Handrail's policies from this computer; browsers remove the extension by themselves. Usage: remove.sh [ROOT]
# A file that is not the kit's is left alone and named: take Handrail's entries out of it by hand.
root="\${1:-}"
left=0
while read -r sum path; do
  file="$root/$path"
  [ -e "$file" ] || continue
  if [ "$(sha256sum < "$file" | cut -d ' ' -f 1)" = "$sum" ]; then
    rm "$file" && echo "removed /$path" || left=1
  else
    echo "left: /$path was changed since"
    left=1
  fi
done <<'END'
${expectedFiles(kit)}
END
for folder in ${CHROMIUM_BROWSERS.map(({ linuxFolder }) => linuxFolder).join(' ')}; do
  rm -f "$root/$folder/handrail-companion.json"
done
exit "$left"
`;
}

function macDetection(kit: Kit): string {
  const wanted = profiles(kit)
    .filter(({ browser }) => !browser.endsWith('-companion'))
    .map(({ identifier, uuid }) => `${uuid} ${identifier}`)
    .join('\n');
  return `#!/bin/sh
# Finds drift between this Mac and the kit of Handrail ${kit.version}. Needs root, as \`profiles show\` does.
# A profile's identity comes from its content: another one means another content.
installed="$(profiles show -output stdout-xml)" || exit 2
drift=0
while read -r uuid identifier; do
  case "$installed" in
    *"$uuid"*) ;;
    *"<string>$identifier</string>"*) echo "drift: $identifier is not the kit's"; drift=1 ;;
    *) echo "drift: $identifier is not installed"; drift=1 ;;
  esac
done <<'END'
${wanted}
END
[ "$drift" -eq 0 ] && echo "no drift"
exit "$drift"
`;
}
