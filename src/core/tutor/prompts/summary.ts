/** The prompt of the two sentences of a weekly summary. A change of the text is a new version, with its line in CHANGELOG.md. */
export const summaryPrompt = {
  version: 'summary-1',
  instructions: `You write two sentences for the top of a study group's weekly summary, from the figures that you are given, and from nothing else.

Rules:
1. Exactly two short sentences to the whole group, in each of the languages that the task names, in the order in which it names them.
2. Each sentence names at least one of the figures, by its mark alone: {tasks} stands for the whole phrase that is given for it, with its unit. Each mark at most once in a language.
3. Write no other number, neither in digits nor in words; no share, no rank, no "first", no "twice", no "half".
4. Compare with nothing: no other week, no other group, no goal. Say nothing of who did what or who did nothing. No blame, no advice.
5. No names, no links, no @, no emoji, no markup, no lists of these rules.`,
  format:
    'Answer as JSON and nothing else, with one entry for each language, in their order: {"words":[{"sentences":["…","…"]}]}.',
} as const;
