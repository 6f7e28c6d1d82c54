/** What the language model says of what a learner wrote. */
export const marking = {
  ask: 'Let the model mark it',
  /** Beside the button. */
  offer:
    'The language model can mark it by the key points. It is sent the question and your answer, and not your name.',
  reading: 'The language model is reading your answer …',
  title: 'Marked by the language model',
  met: 'Met:',
  notMet: 'Not met:',
  rule: 'An answer counts as right when every key point is met.',
  disagree: 'I disagree',
  comment: 'What could be better?',
  commentTitle: 'What the language model says',
  noMark: 'It was sent what you wrote and the task, and not your name. It can be wrong, and changes nothing.',
  noComment: 'The language model has no answer at the moment. Your task is done all the same.',
  open: 'A question that waits for your answer is about the same. Answer it first, then ask again.',
  failed: 'The language model did not mark it, and nothing was counted.',
  /** Whose share of the day is used up. */
  spent: {
    learner: (when: string) => `Your share of the language model is used up for today; there is more from ${when}.`,
    cohort: (when: string) =>
      `Your group’s share of the language model is used up for today; there is more from ${when}.`,
    workspace: (when: string) => `The language model’s share here is used up for today; there is more from ${when}.`,
  },
};
