import type { CommandTexts } from '../command-texts.ts';

export const ask = {
  title: 'What the lessons say',
  titleOfLibrary: 'What your group’s library says',
  titleOfBoth: 'What the lessons and your group’s library say',
  answer: 'Answer',
  /** While the model is still to write its first sentence. */
  reading: 'Reading the lessons …',
  from: 'From',
  byModel: 'A language model wrote this from the lessons named above, and can be wrong. They have the last word.',
  brokeOff: 'The answer broke off here.',
  /** Why passages are quoted although there is a model. */
  instead: {
    open: 'A question that waits for your answer is about the same. Until you have answered it, I quote what the lessons say.',
    failed: 'The language model does not answer at the moment. This is what the lessons say:',
    none: 'The lessons do not answer this directly. These passages come closest:',
  },
  /** Whose share of the day is used up. */
  spent: {
    learner: (when: string) =>
      `Your answers by the language model are used up for today; there are more from ${when}. This is what the lessons say:`,
    cohort: (when: string) =>
      `Your group’s answers by the language model are used up for today; there are more from ${when}. This is what the lessons say:`,
    workspace: (when: string) =>
      `The answers by the language model are used up here for today; there are more from ${when}. This is what the lessons say:`,
  },
  quizInstead: 'It is `/quiz` that asks you questions, and explains each answer. Here you ask me.',
  asked: (question: string) => `Asked: ${question}`,
  sources: {
    lesson: 'Lesson',
    task: 'Task',
    question: 'People ask',
    news: 'From the field',
    explanation: 'From a question that you have answered',
    trap: 'A common trap',
    term: 'Glossary',
    document: 'Your group’s library',
  },
  section: (name: string, heading: string) => `${name} › ${heading}`,
  /** Of a document: the page of a PDF, and when it was added. */
  page: (n: number) => `page ${n}`,
  added: (day: string) => `added ${day}`,
  insteadOf: (subject: string) => `No passage fits these words. This is what is taught about **${subject}**:`,
  nothing: 'There is no passage about this in what is taught here.',
  declined: 'Your group answers only from its lessons and its library, and they have nothing on this.',
  nearest: 'The closest lessons:',
  waiting: 'Was this your answer? A question of yours is still open: answer it by the buttons below it.',
  showWaiting: 'Show the question',
  open: 'Open the lesson',
  openOf: (name: string) => `Open the lesson: ${name}`,
  about: 'Ask about this',
  more: 'Ask something else',
  group: 'Ask the group',
  /** What is sent where, for *My data*. */
  sent: {
    nowhere: 'Questions to `/ask` are searched within this bot, and are sent nowhere.',
    model:
      'Questions to `/ask`, with the passages that are found for them, are sent to the language model that the operator of this bot has chosen. Your name and your id are not, and of what you write only a short answer that you let the model mark, and what you wrote for a task when you ask it what could be better.',
    kept: 'Your newest questions are kept here, so that the next one can go on from them. *Erase* takes them with it.',
  },
  inManner: {
    simpler: 'This comes before it, and is simpler:',
    example: 'An example of it:',
  },
  noOther: {
    simpler: 'The lessons say it nowhere more simply than in what you have read. The whole lesson may help.',
    example: 'The lessons have no other example of it. The whole lesson may help.',
  },
  simpler: 'Simpler',
  exampleOf: 'Example',
  quizMe: 'Quiz me on this',
  helpful: 'Helpful',
  unhelpful: 'Not helpful',
  rated: 'Thank you, that is good to know.',
  reported: 'Thank you. The organiser of your group sees your question, the answer and your reason, and not your name.',
  unhelpfulForm: 'What was wrong?',
  reason: 'The answer',
  reasons: {
    wrong: 'is wrong',
    missed: 'is not about what I asked',
    unclear: 'is hard to understand',
    other: 'has another problem',
  },
  words: 'In your own words, if you like',
  write: 'Write a question',
  begin:
    'Ask in your own words, in English or Chinese. You get the passages of the lessons that fit best, as they are written, and where they are from.',
  form: 'Your question',
  question: 'In your own words',
  example: 'Such as: when is recall more important than precision?',
  mayBeEmpty: 'Leave it empty to read what is taught about this',
};

export const askCommand: CommandTexts = {
  about: 'Ask about what you learn: the passages that answer, with their source',
  also: 'tutor',
  menu: 'Ask Tongxue about this',
  options: { question: 'Your question, in your own words' },
};
