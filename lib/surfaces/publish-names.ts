/** Words of the buttons that put something live. */

const PUBLISHING =
  /^(publish|veröffentlichen|publier|publicar|pubblica|publiceren|opublikuj|publicera|公開|发布)$/u;

/** True for the name of the button that publishes. */
export function isPublishing(name: string): boolean {
  return PUBLISHING.test(name.slice(0, 50).normalize('NFKC').trim().toLowerCase());
}
