import { vi } from 'vitest';
import type { Language } from '../../src/core/language/model.ts';

/** The made-up language: a row in the table, a catalogue, and nothing else. */
export const xx = 'xx' as Language;

const table = '../../src/core/language/languages.ts';
const index = '../../src/i18n/index.ts';

/**
 * Modules imported from now on have a third language, in which no text of the curriculum is written. Test files share
 * their modules: load the bot with `import()` after this, and call `removeThirdLanguage` at the end.
 */
export function addThirdLanguage(): void {
  vi.resetModules();
  vi.doMock(table, async (original) => {
    const { languageTable } = await original<typeof import('../../src/core/language/languages.ts')>();
    return { languageTable: { ...languageTable, [xx]: { prefixes: ['xx'], everyText: false } } };
  });
  vi.doMock(index, async (original) => {
    const { catalogues } = await original<typeof import('../../src/i18n/index.ts')>();
    const { markedCatalogue } = await import('./marked.ts');
    return { catalogues: { ...catalogues, [xx]: markedCatalogue(catalogues.en, xx) } };
  });
}

export function removeThirdLanguage(): void {
  vi.doUnmock(table);
  vi.doUnmock(index);
  vi.resetModules();
}
