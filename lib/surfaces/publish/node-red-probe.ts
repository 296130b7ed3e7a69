/**
 * Runs in the page's own world, sent there as text: no imports, no names from outside the function.
 * Checked against the editor of Node-RED 5.0.7 and 4.1.15 (`editor-client/public/red/red.js`):
 * `RED.nodes.dirty()`, `eachNode`, `eachConfig`, `workspace`, `subflow`, `originalFlow`.
 */

/**
 * Entry points of the flows in the editor, deployed or not.
 * @param page the page's global object.
 * @returns plain data for `NodeRedAnswer`, or null where the page is no Node-RED editor.
 */
export function readNodeRed(page: unknown): unknown {
  type Item = Record<string, unknown>;
  const is = (value: unknown): value is Item => typeof value === 'object' && value !== null;
  const listens = (item: Item): boolean =>
    item['type'] === 'http in' ||
    item['type'] === 'websocket-listener' ||
    item['type'] === 'udp in' ||
    (item['type'] === 'tcp in' && item['server'] === 'server');
  try {
    const red = is(page) ? page['RED'] : null;
    const nodes = is(red) ? red['nodes'] : null;
    if (!is(nodes)) return null;
    const ask = (name: string, ...given: unknown[]): unknown => {
      const method = nodes[name];
      return typeof method === 'function' ? (method.apply(nodes, given) as unknown) : undefined;
    };

    // What runs now: the flows as loaded or last deployed, in the form in which they are stored.
    const original = ask('originalFlow');
    const stored = Array.isArray(original) ? original.filter(is) : [];
    const offBefore = new Set(
      stored.filter((item) => item['disabled'] === true).map((item) => item['id']),
    );
    const usedBefore = new Set(
      stored.filter((item) => item['d'] !== true).map((item) => String(item['type'])),
    );
    const before = new Set<unknown>();
    for (const item of stored) {
      const inSubflow = stored.some(
        (flow) => flow['type'] === 'subflow' && flow['id'] === item['z'],
      );
      const placed = !inSubflow || usedBefore.has(`subflow:${String(item['z'])}`);
      if (listens(item) && item['d'] !== true && !offBefore.has(item['z']) && placed)
        before.add(item['id']);
    }

    const items: Item[] = [];
    const instances: Item[] = [];
    const note = (item: unknown): void => {
      if (!is(item)) return;
      if (listens(item)) items.push(item);
      if (String(item['type']).startsWith('subflow:')) instances.push(item);
    };
    ask('eachNode', note);
    ask('eachConfig', note);

    const off = (item: Item): boolean => {
      const tab = ask('workspace', item['z']);
      return item['d'] === true || (is(tab) && tab['disabled'] === true);
    };
    const answer = items.slice(0, 2000).map((item) => {
      const subflow = is(ask('subflow', item['z']));
      const placed = instances.some(
        (one) => one['type'] === `subflow:${String(item['z'])}` && !off(one),
      );
      return {
        id: String(item['id']).slice(0, 200),
        type: String(item['type']).slice(0, 200),
        ...(typeof item['method'] === 'string' ? { method: item['method'].slice(0, 20) } : {}),
        changed: item['changed'] === true || !before.has(item['id']),
        disabled: off(item) || (subflow && !placed),
      };
    });
    return { probe: 'node-red', dirty: ask('dirty') === true, nodes: answer };
  } catch {
    // Another page's `RED`, or one that is still loading: there is nothing to say yet.
    return null;
  }
}
