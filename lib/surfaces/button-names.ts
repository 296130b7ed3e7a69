/**
 * Exact names of buttons, for pages of which nothing better is known. Languages as in `share-names.ts`; a name
 * that a product writes only in English stands there in English only.
 */
import { accessibleName } from './dom.ts';

const NAMES = {
  /** Hands out the link; many products make it by that. */
  copyLink:
    /^(copy (the |shared |share |public )?link|(freigabe-?)?link kopieren|copier le lien|copiar (el )?(enlace|vínculo)|copiar link|copia (il )?link|link kopiëren|kopiuj (łącze|link)|kopiera länk(en)?|リンクをコピー|复制链接)$/u,
  createLink:
    /^(create( a)?( shared| public)? link|link erstellen|créer (un|le) lien|crear (un )?(enlace|vínculo)|criar link|crea (un )?link|link maken|utwórz (łącze|link)|skapa länk|リンクを作成|创建链接)$/u,
  publish:
    /^((re)?publish( changes| app| site| project)?|update|veröffentlichen|aktualisieren|publier|mettre à jour|publicar|actualizar|atualizar|pubblica|aggiorna|publiceren|bijwerken|opublikuj|publicera|公開(する)?|发布)$/u,
  save: /^(save( changes)?|(änderungen )?speichern|enregistrer|guardar( cambios)?|salvar|salva|opslaan|zapisz|spara|保存)$/u,
} as const satisfies Readonly<Record<string, RegExp>>;
type ButtonAction = keyof typeof NAMES;

/** Tells an element that is named after one of these actions: for `Control.accepts`. */
export function isNamed(...actions: readonly ButtonAction[]): (element: Element) => boolean {
  return (element) => {
    const name = accessibleName(element).slice(0, 200).normalize('NFKC').toLowerCase();
    return actions.some((action) => NAMES[action].test(name));
  };
}
