/** What the code needs to know of a language; its sentences are in the folder of its name in `src/i18n/`. */
interface LanguageRow {
  /**
   * The first parts of the locales (BCP 47) whose readers it is for: `zh` stands for `zh-TW` and `zh-Hans-CN` as well.
   */
  readonly prefixes: readonly string[];
  /**
   * Whether every text of the curriculum has to be written in it, which `check` verifies. If not, a missing text is
   * shown in the fallback, and nothing checks that a translation is up to date: `zh_of` is about the Chinese only.
   */
  readonly everyText: boolean;
}

/** The languages there are, by their BCP 47 tags. Another one is a row here, and a folder in `src/i18n/`. */
export const languageTable = {
  en: { prefixes: ['en'], everyText: true },
  'zh-CN': { prefixes: ['zh'], everyText: true },
} as const satisfies Readonly<Record<string, LanguageRow>>;
