import { join } from 'node:path';
import { ComponentType } from 'discord.js';
import { expect } from 'vitest';
import type { Language } from '../../src/core/language/model.ts';
import { renderForm } from '../../src/discord/render/form.ts';
import { renderPages } from '../../src/discord/render/view.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { type Component, messageFaults, modalFaults } from '../platforms/discord-rules.ts';
import { expectShown } from '../shown.ts';
import type { Sampled } from '../views.ts';

/** A component as it is sent, in a line that a person can check. */
function line(c: Component): string {
  if (c.type === 10) return c.content ?? '';
  if (c.type === 12) return `(picture: ${c.items?.map((i) => i.description)})`;
  if (c.type === 2) return `[${c.label}](${c.url ?? c.custom_id})`;
  if (c.type === 3)
    return `<${c.placeholder ?? ''}>(${c.custom_id}) ${c.options?.map((o) => `${o.label}=${o.value}`).join(' | ')}`;
  return (c.components ?? []).map(line).join(c.type === 1 ? ' ' : '\n');
}

/** Every view and form is what it was, and Discord takes it. */
export async function expectOnDiscord(language: Language, samples: readonly Sampled[]): Promise<void> {
  const shown = samples.map((one) => {
    if ('form' in one) {
      const modal = renderForm(one.route, one.form);
      expect(modalFaults(modal), one.name).toBeUndefined();
      const fields = modal.components.map((c) => {
        if (c.type === ComponentType.TextDisplay) return c.content.replaceAll('\n', ' ⏎ ');
        const {
          label,
          description = '',
          component,
        } = c as unknown as { label: string; description?: string; component: Component };
        return `${label} · ${description} · ${component.custom_id} ${component.options?.map((o) => o.label).join(' | ') ?? ''}`;
      });
      return { name: one.name, lines: [`${modal.title} (${modal.custom_id})`, ...fields] };
    }
    expect(one.view.language, one.name).toBe(language);
    const pages = renderPages(one.view, catalogues[language]);
    for (const page of pages) expect(messageFaults(page), one.name).toBeUndefined();
    return { name: one.name, lines: pages.map(({ components }) => line(components[0] as Component)) };
  });
  await expectShown(join(import.meta.dirname, '__snapshots__'), language, shown);
}
