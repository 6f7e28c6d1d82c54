/**
 * Where the checks draw their lines, and why there. They are starting values: what learners answer is the better
 * judge, once enough of them have.
 */
export const bounds = {
  /** What a text is counted in. */
  unit: { en: 'words', 'zh-CN': 'characters' },
  /** Words of the English lesson, characters of the Chinese: what is read in a chat window in five minutes. */
  lesson: { en: [150, 400], 'zh-CN': [230, 800] },
  /** A stem is read on a phone. Two Chinese characters say about as much as one English word. */
  stem: { en: 60, 'zh-CN': 120 },
  /** A stem that is longer, in letters, tells two questions apart by itself. */
  telling: { en: 80, 'zh-CN': 40 },
  /** One knowledge point is no skill. Three siblings, so that a point comes back in other words (Dunlosky 2013: spacing and varied retrieval). */
  kps: 2,
  siblings: 3,
  /** A key this much longer than the mean distractor gives itself away; width counts a Chinese character twice. */
  key: { times: 1.5, wider: 15 },
  /** How much more often than by chance a key may be the longest. Haladyna and Downing 1989 name length as the commonest cue. */
  longest: { over: 0.1, least: 10 },
  /** Two stems that share this part of their 5-character pieces are one question twice. */
  duplicate: { share: 0.6, piece: 5 },
  /** Somebody who answers "true" throughout should learn nothing about the bank. */
  truths: { from: 0.4, to: 0.6, least: 5 },
  /** Of the true-or-false items with cautious or absolute words, at most this part may have the key that they suggest. */
  sounds: { most: 0.65, least: 8 },
  /** Types, as parts of the bank, and how far off they may be. The most is a cap. */
  mix: {
    off: 0.08,
    least: 40,
    single: 0.45,
    numeric: 0.12,
    code_output: 0.12,
    short: 0.1,
    multi: 0.08,
    ordering: 0.05,
  },
  truefalseMost: 0.08,
  /** What is asked for: use more than memory (Bloom's levels, as revised by Anderson and Krathwohl 2001). */
  bloom: { rememberMost: 0.3, applyLeast: 0.4, least: 20 },
  /** Misconceptions of a stage, and the largest part of its distractors that one may have. Below `few` distractors neither counts. */
  misconceptions: { least: 10, most: 25, share: 0.15, few: 40 },
  /** A definition is one or two sentences, which an answer shows whole; in letters, a Chinese character as two. */
  definition: 260,
  /**
   * The minutes of a task. Rates are assumptions, to be refitted from what learners log: words read a minute, minutes a
   * line (running and correcting it included), a case, a step and a criterion.
   */
  effort: {
    rates: {
      taskWords: 60,
      lessonWords: 120,
      given: 0.25,
      step: 1.5,
      line: 1,
      firstLine: 1.5,
      handled: 1.5,
      done: { number: 2, own: 3, reply: 3, link: 2, commit: 2, check: 2, sentence: 4, quiz: 4 },
    },
    /** Hours of a project: for a milestone, and for a row of its rubric. */
    project: { milestone: 1, row: 1.5 },
    firstStages: ['S1'] as readonly string[],
    slack: 0.9,
  },
  /** Seconds that a program has to compute a key, and how many run at once. */
  program: { seconds: 10, atOnce: 2 },
  /** The same for the solutions of tasks, which may start servers and wait for them. */
  solution: { seconds: 40, atOnce: 3 },
} as const;
