import { plural } from './format.ts';

/** A long text by its thousands. */
const lettersOf = (n: number) =>
  n < 1_000 ? plural(n, 'character', 'characters') : `about ${Math.round(n / 1_000)} thousand characters`;

export const library = {
  title: 'Library',
  lead: 'Documents of your own, which `/ask` searches beside the lessons and quotes with their title and date. Everybody who studies here can be shown them; nobody elsewhere can.',
  says: 'Where lessons and documents have no answer, `/ask` says so, with what comes closest.',
  declines: 'Where lessons and documents have no answer, `/ask` declines.',
  none: 'There is no document yet.',
  takes: (kinds: string, megabytes: number, documents: number) =>
    `You can paste a text or upload a file: ${kinds}, up to ${megabytes} MB. There is room for ${documents} documents.`,
  kinds: { text: 'text', markdown: 'Markdown', csv: 'CSV', pdf: 'PDF' },
  about: (kind: string, day: string, letters: number) => `${kind}, added ${day}, ${lettersOf(letters)}`,
  add: 'Add a document',
  name: 'Title',
  nameHint: 'What it is called when it is quoted. Empty: the name of the file.',
  text: 'Text, pasted here',
  file: 'Or a file',
  fileHint: (kinds: string, megabytes: number) => `${kinds}, up to ${megabytes} MB`,
  added: (title: string) => `**${title}** is in the library. \`/ask\` searches it from now on.`,
  same: (title: string) =>
    `**${title}** has the same text as a document that is in the library already, so it was not added.`,
  choose: 'Choose a document',
  sure: 'If you remove it, `/ask` no longer quotes it, and questions drafted from it go with it.',
  draft: 'Draft questions',
  drafts: 'Drafted questions',
  drafting: 'Reading the document and drafting questions. This can take a minute or two …',
  drafted: (kept: number, faulty: number, unsolved: number) =>
    [
      kept
        ? `${kept === 1 ? 'One question is' : `${kept} questions are`} drafted.`
        : 'No question that was drafted is good enough.',
      faulty > 0 && `${faulty} did not pass the checks of the curriculum.`,
      unsolved > 0 && `${unsolved} ${unsolved === 1 ? 'was' : 'were'} solved differently by somebody without the key.`,
    ]
      .filter(Boolean)
      .join(' '),
  notDrafted: {
    nothing: 'This part of the document has nothing to ask about that a lesson teaches. Try again for the next part.',
    off: 'No language model is set up here, so nothing can be drafted. The operator of this bot can set one up.',
    unwanted: 'Your group has the language model turned off, so nothing can be drafted. *Group settings* turns it on.',
    failed: 'The language model does not answer at the moment. Try again in a while.',
    full: (most: number) => `There is room for ${most} drafts. Take the file, and drop some first.`,
  },
  draftsLead:
    'A language model drafted these from your documents. No learner is asked them: an author reads each one, corrects it, and puts it into the curriculum.',
  noDrafts: 'There is no draft. Choose a document of the library to have some drafted.',
  chooseDraft: 'Read a draft',
  draftOf: (skill: string, point: string, title: string) => `${skill} › ${point}, from **${title}**`,
  /** Of an option: it is the key; why it tempts. */
  isKey: 'Right',
  dropDraft: 'Drop it',
  dropped: 'The draft is dropped.',
  draftGone: 'That draft has been dropped already.',
  draftsSend: 'Send me the file',
  draftsSent: 'The file comes as a private message.',
  draftsSentBefore: 'The file was sent a moment ago.',
  draftsFile:
    'Drafts in the format of the curriculum, all `wip`. For an author: read them, replace the source, and run `npm run curriculum -- check`.',
  remove: 'Remove',
  keep: 'Keep it',
  removed: 'The document is removed.',
  gone: 'That document has been removed already.',
  reports: 'Reports',
  reportsLead:
    'Answers of `/ask` that did not help. It never says who asked. What you decide ends up in the evaluation that the operator can run.',
  noReports: 'No report waits.',
  asked: (question: string) => `Asked: ${question}`,
  answered: (answer: string) => `Shown: ${answer}`,
  nothingShown: 'Shown: no passage',
  because: (reason: string, words: string) => `The answer ${reason}${words ? `: “${words}”` : '.'}`,
  settle: { answer: 'It should answer this', decline: 'It should decline this', nothing: 'Nothing to do' },
  settled: 'Settled.',
  settledBefore: 'That report has been settled already.',
  refused: {
    nothing: 'Paste a text or choose a file.',
    both: 'Paste a text or choose a file, one at a time.',
    type: (kinds: string) => `Files of this type cannot be read. Use one of these: ${kinds}.`,
    large: (megabytes: number) => `The file is larger than ${megabytes} MB. Split it, or paste the part that matters.`,
    lost: 'I could not fetch the file. Try again, or paste its text instead.',
    unreadable:
      'The file cannot be read: it is damaged, or is not what its name says. Save it again, or paste its text.',
    locked: 'The PDF is protected by a password. Upload a copy without one, or paste its text.',
    pages: (pages: number, most: number) => `The PDF has ${pages} pages, and at most ${most} are read. Split it.`,
    long: (thousands: number, most: number) =>
      `The document has about ${thousands} thousand characters, and at most ${most} thousand are taken. Split it.`,
    empty: 'There is no text in it. A scan is only a picture: upload a version whose text can be selected.',
    full: (documents: number, thousands: number) =>
      `The library is full: it takes ${documents} documents and ${thousands} thousand characters. Remove one first.`,
  },
};
