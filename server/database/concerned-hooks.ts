/** Which hooks (table `hooks`) are told of something that happens; for everybody who writes that down. */

/**
 * @param happening SQL for one of HAPPENINGS
 * @returns SQL that holds for a row `h` of `hooks` that is there now and wants to be told
 */
export function isConcerned(happening: string): string {
  return `h.ended IS NULL AND EXISTS
    (SELECT 1 FROM json_array_elements_text(h.happenings::json) AS one WHERE one.value = ${happening})`;
}
