/** The sign on the button: that something was answered. It goes when the person has looked. */
import { browser } from './extension.ts';

/** Rail green of the house: an answer is no alarm. */
const COLOUR = '#1f6f54';

/** @param answers how many nobody has looked at; none takes the sign away. */
export async function showBadge(answers: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: COLOUR });
  await browser.action.setBadgeText({ text: answers === 0 ? '' : String(Math.min(answers, 9)) });
}
