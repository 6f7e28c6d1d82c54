export const trap = {
  /** Beside a wrong answer: the belief behind it, and what sets it right. */
  named: (name: string, remedy: string) => `**Trap:** “${name}”\n\n**Instead:** ${remedy}`,
  quote: (name: string) => `“${name}”`,
  step: (date: string) => `This trap again: on ${date} it caught you. First, what sets it right:`,
  check: 'This trap again, without help: an answer that caught you before is among these.',
  /** Where no question is left that could ask about them now. */
  waiting: (n: number): string =>
    n === 1
      ? 'A trap that has caught you. Before the next question about it, read once more what sets it right:'
      : 'Traps that have caught you. Before the next question about each, read once more what sets it right:',
  remedy: (name: string, remedy: string) => `Not “${name}”, but: ${remedy}`,
  fact: 'Trap',
  fell: 'It caught you last on',
  passed: 'Past the trap this time. It comes once more, without the hint.',
  overcome: (name: string) => `**You have overcome a trap:** “${name}”`,
  title: 'My traps',
  open: 'Open',
  overcomeTitle: 'Overcome',
  none: 'No trap has caught you yet. When a wrong answer rests on a known trap, it is listed here until you have overcome it.',
  noneOpen: 'No trap is open. Well done.',
  how: 'A trap is overcome when, on a later day, you answer a question with it correctly and without the hint.',
  line: (times: number, date: string, next: string) =>
    `caught you ${times === 1 ? 'once' : `${times} times, last`} on ${date}; ${next}`,
  next: (date: string) => `next question from ${date}`,
  againNext: (date: string) => `a question that you have seen comes again from ${date}`,
  /** Beside a trap: its own question, or its point, whichever comes first. */
  canAsk: 'can be asked now',
  pointNext: (date: string) => `its point comes back on ${date}`,
  pointNow: 'its point is due now',
  laterNext: 'the next question about it comes with a later topic',
  right: (withHint: boolean, next: string) => (withHint ? `right with the hint; now without it: ${next}` : next),
  overcomeOn: (date: string) => `since ${date}`,
  more: (n: number) => `and ${n} more`,
  quiz: 'Work on my traps',
};
