/**
 * Scripts for Windows: one that finds drift, one that mends it, one that takes everything away. The first two are a pair as
 * Intune's remediations want it. Written for Windows PowerShell 5.1.
 */
import { checksum } from './folder.ts';
import type { Artifact, Kit } from './kit.ts';
import { type RegistryTree, registryTrees } from './registry.ts';

/** Three scripts for each browser. */
export function powershellScripts(kit: Kit): Artifact[] {
  return registryTrees(kit).flatMap((tree) => [
    script(`windows/powershell/${tree.browser}-detect.ps1`, detection(kit, tree)),
    script(`windows/powershell/${tree.browser}-remediate.ps1`, remediation(kit, tree)),
    script(`windows/powershell/${tree.browser}-remove.ps1`, removal(kit, tree)),
  ]);
}

/** The mark tells PowerShell 5.1 that umlauts are UTF-8. */
function script(path: string, text: string): Artifact {
  return { path, text: text.replaceAll('\n', '\r\n'), encoding: 'utf8-marked', executable: false };
}

/** A value between single quotes: only they need a second one; typographic ones end a string, too. */
function quoted(text: string): string {
  return `'${text.replaceAll(/['\u2018\u2019\u201A\u201B]/g, '$&$&')}'`;
}

function rows(lines: readonly (readonly string[])[]): string {
  return lines.map((fields) => `  @(${fields.join(', ')})`).join(',\n');
}

/** Checksums only: a script that finds drift carries no value, and no secret. */
function detection(kit: Kit, tree: RegistryTree): string {
  const expected = tree.values.map(({ key, name, data }) => [
    quoted(key),
    quoted(name),
    quoted(checksum(String(data))),
  ]);
  return `# Finds drift between this computer and the kit of Handrail ${kit.version} (${tree.name}). 0: none. 1: something differs.
$expected = @(
${rows(expected)}
)
$drift = @()
$sha256 = [System.Security.Cryptography.SHA256]::Create()
foreach ($row in $expected) {
  $item = Get-ItemProperty -LiteralPath ('HKLM:\\' + $row[0]) -ErrorAction SilentlyContinue
  $property = if ($item) { $item.PSObject.Properties[$row[1]] } else { $null }
  if (-not $property) { $drift += ($row[0] + '\\' + $row[1] + ' is not there'); continue }
  $bytes = $sha256.ComputeHash([System.Text.Encoding]::UTF8.GetBytes([string]$property.Value))
  $sum = -join ($bytes | ForEach-Object { $_.ToString('x2') })
  if ($sum -ne $row[2]) { $drift += ($row[0] + '\\' + $row[1] + ' has another value') }
}
# What the kit does not have: a value that was added, an entry left over from a longer list.
$known = $expected | ForEach-Object { $_[0] + '\\' + $_[1] }
foreach ($root in @(${quoted(tree.installKey)}, ${quoted(tree.valuesKey)})) {
  if (-not (Test-Path -LiteralPath ('HKLM:\\' + $root))) { continue }
  $keys = @(Get-Item -LiteralPath ('HKLM:\\' + $root)) + @(Get-ChildItem -LiteralPath ('HKLM:\\' + $root) -Recurse)
  foreach ($key in $keys) {
    $path = $key.Name -replace '^HKEY_LOCAL_MACHINE\\\\', ''
    foreach ($name in $key.GetValueNames()) {
      if ($known -notcontains ($path + '\\' + $name)) { $drift += ($path + '\\' + $name + ' is not the kit''s') }
    }
  }
}
$own = Get-ItemProperty -LiteralPath ${quoted(`HKLM:\\${tree.root}`)} -ErrorAction SilentlyContinue
if ($own -and $own.PSObject.Properties['ExtensionSettings']) {
  $drift += 'ExtensionSettings is set as one text, too; the browser drops it for the entry of Handrail'
}
if ($drift.Count -gt 0) { $drift | Write-Output; exit 1 }
Write-Output 'no drift'
exit 0
`;
}

function remediation(kit: Kit, tree: RegistryTree): string {
  const wanted = tree.values.map(({ key, name, data }) => [
    quoted(key),
    quoted(name),
    ...(typeof data === 'number' ? ["'DWord'", String(data)] : ["'String'", quoted(data)]),
  ]);
  return `# Sets what the kit of Handrail ${kit.version} has (${tree.name}). Needs an administrator's rights.
$ErrorActionPreference = 'Stop'
$wanted = @(
${rows(wanted)}
)
${clearing(tree)}
foreach ($row in $wanted) {
  $key = 'HKLM:\\' + $row[0]
  if (-not (Test-Path -LiteralPath $key)) { New-Item -Path $key -Force | Out-Null }
  New-ItemProperty -LiteralPath $key -Name $row[1] -PropertyType $row[2] -Value $row[3] -Force | Out-Null
}
exit 0
`;
}

function removal(kit: Kit, tree: RegistryTree): string {
  return `# Takes away what the kit of Handrail ${kit.version} set (${tree.name}); the browser removes the extension by itself.
$ErrorActionPreference = 'Stop'
${clearing(tree)}
exit 0
`;
}

function clearing({ installKey, valuesKey }: RegistryTree): string {
  return `foreach ($key in @(${quoted(installKey)}, ${quoted(valuesKey)})) {
  if (Test-Path -LiteralPath ('HKLM:\\' + $key)) { Remove-Item -LiteralPath ('HKLM:\\' + $key) -Recurse -Force }
}`;
}
