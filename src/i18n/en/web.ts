export const web = {
  saySlash: 'Everybody here can read that. When you want something of me, begin with a slash, such as `/task`.',
  demo: 'A demo: these learners are made up, and their week was played by the real bot.',
  notFound: 'There is no such person or channel here.',
  far: 'The clock moves a year ahead at most.',
  noClock: 'The clock is real here and cannot be moved.',
  badRequest: 'That request is not one I can read.',
  past: 'The clock only moves forward.',
};
