/** What the language model says of a project, by its rubric. */
export const feedback = {
  ask: 'Ask the language model',
  see: 'What the language model said',
  /** Where all that was handed in are commits. */
  commit: 'The language model cannot see what is in a repository. For feedback on that, ask a person.',
  form: 'Feedback by the rubric',
  file: 'The text file that you handed in',
  fileHint: 'Its text was not kept. It is sent with the rubric, without your name.',
  text: 'Or paste its text',
  refused: {
    nothing: 'Give the text file, or paste its text.',
    large: 'This file is larger than 1 MiB. Paste the part that you want read.',
    noText: 'This file is not text (UTF-8). Paste the part that you want read.',
    lost: 'The file did not arrive. Please try again.',
  },
  reading: 'The language model is reading your work …',
  title: (project: string) => `${project}: what the language model says`,
  row: (name: string, points: string) => `**${name}: ${points}**`,
  cut: (most: number) => `It has read the first ${most} characters.`,
  noMark:
    'It was sent the brief, the rubric and your text, and not your name. It can be wrong, and changes nothing: your own score stays.',
  failed: 'The language model has no answer at the moment. What you handed in stays as it is.',
  why: 'What does it get wrong?',
  sent: 'Your organiser is shown what you wrote, with what the language model said and your name.',
  repeat: 'You have said so already.',
  waits: (reason: string) => `You disagree: “${reason}” A person will look at it.`,
  settled: (reason: string) => `You disagreed: “${reason}” A person has looked at it.`,
  /** For the organiser. */
  objections: 'Disagrees with the language model',
  says: (who: string, project: string, reason: string) => `**${who}** on ${project}: “${reason}”`,
  look: 'I have looked at it',
  looked: 'Noted. They are shown that a person has looked at it; what you think of it, tell them yourself.',
  lookedBefore: 'This was looked at before.',
};
