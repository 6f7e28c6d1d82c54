export const web = {
  saySlash: 'Commands begin with a slash: try `/task`, or press `/` to see them all.',
  demo: 'A demo: these learners are made up, and their week was played by the real bot.',
  notFound: 'There is no such person or channel here.',
  far: 'The clock moves a year ahead at most.',
  noClock: 'The clock is real here and cannot be moved.',
  badRequest: 'That request is not one I can read.',
  past: 'The clock only moves forward.',
  tooManyStreams: 'Too many pages are open at once. Close some of them, and this one goes on.',
};
