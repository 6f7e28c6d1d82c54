import { plural } from './format.ts';

export const exam = {
  names: { mock: 'Mock test', before: 'Before the sprint', after: 'After the sprint', placement: 'Find my level' },
  title: (name: string, n: number, of: number) => `${name} · ${n} of ${of}`,
  ready: (of: number, time: string) =>
    `${plural(of, 'question', 'questions')}, and ${time} for all of them. The time begins when you press the button, and goes on while you are away. Nothing is marked before the end.`,
  minutes: (n: number) => plural(n, 'minute', 'minutes'),
  hours: (n: number) => plural(n, 'hour', 'hours'),
  start: 'Start now',
  until: (when: string) => `Open until ${when}. Nothing is marked before the end; you can leave and come back.`,
  end: 'End it now',
  result: (name: string) => `${name}: how it went`,
  score: 'Right',
  areas: 'By area',
  open: (n: number) => `Not answered: ${n}`,
  look: 'Look at the answers',
  back: 'Result',
  again: 'Another mock test',
  few: (least: number) =>
    `A mock test mixes what you have been asked about. It needs ${least} points or more; answer some questions first.`,
  late: 'The questions before a sprint are for its first days. Yours has gone on for a while, so there is nothing to compare with. They come again with your next sprint.',
  wait: (score: number, of: number) =>
    `Before this sprint: ${score}/${of}. The same points, in other questions, come at its end.`,
  beforeDone:
    'This is where you begin; nobody else sees it. The same points, in other questions, come at the end of the sprint.',
  change: (before: number, after: number, of: number, weeks: number) =>
    `${before}/${of} → ${after}/${of} in ${plural(weeks, 'week', 'weeks')}`,
  tell: 'Tell the group',
  tellOffer: (sentence: string) => `If you like, the group reads one line: “${sentence}”.`,
  offerBefore: 'Try the sprint’s questions first',
  offerAfter: 'How far the sprint took you',
};
