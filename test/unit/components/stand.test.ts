// @vitest-environment jsdom
/** The stand comes alone, and goes without a trace. */
import { beforeEach, expect, it } from 'vitest';
import { raiseStand } from '../../../components/stand.ts';

const sorry = { text: 'Please reload.', language: 'en' };

beforeEach(() => {
  for (const element of document.querySelectorAll(':root > :not(head, body)')) element.remove();
});

/** An element beside the page's body, with a closed root that only Firefox shows to extensions. */
function left(content: string, shown = true): Element {
  const element = document.createElement('left-behind');
  const root = element.attachShadow({ mode: 'closed' });
  root.innerHTML = content;
  if (shown) Object.defineProperty(element, 'openOrClosedShadowRoot', { value: root });
  document.documentElement.append(element);
  return element;
}

it('takes away what a script left that the browser ended, and nothing else', () => {
  const dead = left('<div class="handrail"><dialog open></dialog></div>');
  const sorryFor = left('<div class="notice">Please reload.</div>');
  const foreign = left('<div class="toolbar"></div>');
  const unseen = left('<div class="handrail"></div>', false);
  raiseStand(document, { sorry });
  expect([dead, sorryFor, foreign, unseen].map(({ isConnected }) => isConnected)).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

it('shields nothing any more once it has left', () => {
  const stand = raiseStand(document, { sorry });
  document.documentElement.append(stand.host);
  let reached = 0;
  window.addEventListener('click', () => (reached += 1));
  stand.host.click();
  expect(reached).toBe(0);
  stand.leave();
  expect(stand.host.isConnected).toBe(false);
  document.documentElement.append(stand.host);
  stand.host.click();
  expect(reached).toBe(1);
});
