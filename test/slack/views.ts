import { join } from 'node:path';
import { expect } from 'vitest';
import type { Language } from '../../src/core/language/model.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { renderForm } from '../../src/slack/render/form.ts';
import { renderHome, renderPages } from '../../src/slack/render/view.ts';
import {
  type Block,
  type Element,
  elementsOf,
  pingsOf,
  readable,
  refuseHome,
  refuseMessage,
  refuseModal,
} from '../platforms/slack-rules.ts';
import { expectShown } from '../shown.ts';
import type { Sampled } from '../views.ts';

/** What comes back from something that can be pressed or filled in. */
function carries(element: Element): string {
  if (element.type === 'button') return `${element.text.text} → ${element.value ?? element.url ?? ''}`;
  if ('options' in element) return `${element.action_id}: ${element.options.map((o) => o.value).join(' ')}`;
  if (element.type === 'file_input') return `${element.action_id}: ${element.filetypes?.join(' ')}`;
  return `${element.action_id}: at most ${element.max_length}`;
}

/** A block as a person reads it, with what its parts carry below. */
const line = (block: Block): string =>
  [readable([block]), ...elementsOf(block).map((e) => `  ${carries(e)}`)].join('\n');

/** Every view and form is what it was, and Slack takes it, as a message and on the Home tab. */
export async function expectOnSlack(language: Language, samples: readonly Sampled[]): Promise<void> {
  const words = catalogues[language];
  const shown = samples.map((one) => {
    if ('form' in one) {
      const modal = renderForm(one.route, one.form, '{}', words);
      expect(refuseModal(modal), one.name).toBeUndefined();
      return {
        name: one.name,
        lines: [`${modal.title.text} (${modal.callback_id})`, ...modal.blocks.map((b) => line(b as Block))],
      };
    }
    const pages = renderPages(one.view, words);
    for (const page of pages) {
      expect(refuseMessage(page.text, page.blocks), one.name).toBeUndefined();
      expect(pingsOf(page), one.name).toEqual([]);
    }
    const home = { type: 'home', blocks: renderHome([one.view, one.view], words, undefined, words.chat.today) };
    expect(refuseHome(home), one.name).toBeUndefined();
    const blocks = pages.map((page) => page.blocks.map((b) => line(b as Block)).join('\n'));
    return { name: one.name, lines: [`(${pages[0]?.text.split('\n')[0]})`, ...blocks] };
  });
  await expectShown(join(import.meta.dirname, '__snapshots__'), language, shown);
}
