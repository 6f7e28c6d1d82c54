export const web = {
  saySlash: 'Everybody here can read that. To ask me for something, begin with a slash, such as `/task`.',
  demo: 'This is a demo: the learners are made up, and the real bot played through their week.',
  visitor: 'Newcomer',
  notFound: 'There is no such person or channel here.',
  far: 'The clock can move at most a year ahead at a time.',
  noClock: 'The clock is real here and cannot be moved.',
  badRequest: 'I cannot read that request.',
  past: 'The clock only moves forward.',
  tooManyStreams: 'Too many pages are open at once. Close some of them, and this one goes on.',
};
