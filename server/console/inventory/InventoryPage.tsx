import { useCallback, useEffect, useMemo } from 'preact/hooks';
import { usePlace } from '../location.ts';
import type { PageProperties } from '../pages.ts';
import { product } from '../words.ts';
import { thingOfPath } from './filter.ts';
import { ImportPage } from './ImportPage.tsx';
import { ListPage } from './ListPage.tsx';
import { ThingPage } from './ThingPage.tsx';
import { importWords, pageWords } from './words.ts';

/** The list, one thing, or what providers know: the address says which. */
export function InventoryPage(properties: PageProperties) {
  const { path } = usePlace();
  const thing = useMemo(() => thingOfPath(path), [path]);
  const imports = path.startsWith('/inventory/import');
  const setTitle = useCallback((title: string) => {
    document.title = `${title} · ${product}`;
  }, []);
  useEffect(() => {
    if (thing === null) setTitle(imports ? importWords.title : pageWords.title);
  }, [thing, imports, setTitle]);

  return (
    <main id="content" tabIndex={-1} class="page">
      <div class="list inventory">
        {imports && <ImportPage {...properties} />}
        {!imports && thing !== null && (
          <ThingPage key={thing} {...properties} thing={thing} onTitle={setTitle} />
        )}
        {!imports && thing === null && <ListPage {...properties} />}
      </div>
    </main>
  );
}
