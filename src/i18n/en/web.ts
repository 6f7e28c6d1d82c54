export const web = {
  saySlash:
    'Everybody in this channel reads what you just wrote. I do not answer that here: write to me in your direct messages, or type a command, such as `/task`.',
  whatICan: 'Show me what you can do',
  demo: 'This is a demo: the learners are made up, and the real bot played through their week.',
  visitor: 'Newcomer',
  notFound: 'There is no such person or channel here.',
  far: 'The clock can move at most a year ahead at a time.',
  noClock: 'The clock is real here and cannot be moved.',
  badRequest: 'I cannot read that request.',
  past: 'The clock only moves forward.',
  tooManyStreams: 'Too many pages are open at once. Close some of them, and this one goes on.',
};
