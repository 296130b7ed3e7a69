/** Names below names: whether a host or domain belongs to a list. */

/** Sees whether a domain, or a parent of it, stands in a list. */
export function domainIn(domain: string, list: ReadonlySet<string>): boolean {
  for (let name = domain; ;) {
    if (list.has(name)) return true;
    const dot = name.indexOf('.');
    if (dot < 0) return false;
    name = name.slice(dot + 1);
  }
}

/**
 * A domain as lists write it: in ASCII (RFC 5891), since pages show `müller.example` as people write it.
 * @returns the name as it is where it is no domain at all.
 */
export function writtenDomain(name: string): string {
  return /[^ -~]/u.test(name) ? (URL.parse(`https://${name}`)?.hostname ?? name) : name;
}

/** `a.b.example` → `a.b.example`, `b.example`, `example`. */
export function selfAndParents(domain: string): string[] {
  const labels = domain.split('.');
  return labels.map((_label, index) => labels.slice(index).join('.'));
}
