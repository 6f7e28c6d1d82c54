import type { CommandTexts } from '../command-texts.ts';
import { ended, inWords, minutes, plural } from './format.ts';

export const task = {
  title: (minutesLong: number) => `Today · ${minutes(minutesLong)}`,
  why: 'Why',
  deliverable: 'You will have',
  done: 'Done when',
  links: 'Helpful links',
  minutes: 'Time',
  estimated: (n: number, twoDays: boolean) => `about ${minutes(n)}${twoDays ? ', on two days' : ''} (estimated)`,
  logged: (learners: number, n: number, median: number, twoDays: boolean) =>
    n === median
      ? `${learners} learners took about ${minutes(n)}${twoDays ? ', on two days' : ''}`
      : `planned ${minutes(n)}${twoDays ? ', on two days' : ''}; ${learners} learners took about ${minutes(median)}`,
  took: 'It took…',
  tookMinutes: (n: number, or?: 'less' | 'more') =>
    `${n < 120 ? minutes(n) : n % 60 ? `${Math.floor(n / 60)} h ${minutes(n % 60)}` : `${n / 60} h`}${or ? ` or ${or}` : ''}`,
  tookCounted: (n: number) => `${minutes(n)}, the minutes you counted`,
  /** Why `/progress` has other minutes. */
  tookApart: (n: number) =>
    `Your own minutes in \`/progress\` follow the plan, so that they compare: this task counts ${minutes(n)} there, however long it took.`,
  tookNoted: (long: string) =>
    `Noted: it took you ${long}. That helps to estimate this task, and nobody sees that it was you. You can change it today.`,
  tookLate: 'How long a task took can be noted on the day it was done. Nothing has changed.',
  stretch: 'If you want more',
  doneButton: 'Done',
  aboutButton: 'Why, and more',
  hintButton: 'Hint',
  notToday: 'Not today',
  quizButton: 'Questions for this task',
  quizFirst: (needed: number, of: number) =>
    `Answer the questions for this task first: ${of === 1 ? 'one right answer' : `${needed} of the last ${of} right`} is one of the criteria.`,
  quizMore: (right: number, answered: number, needed: number, of: number) =>
    `Not yet: ${right} of ${answered} right so far. The last ${of} answers count, and ${needed} of them have to be right: answer at least ${Math.max(of - answered, needed - right)} more.`,
  quizNotYet: (right: number, needed: number, of: number) =>
    `Not yet: ${right} of the last ${of} are right, and this task asks for ${needed}. Read the explanations, then answer a few more: the last ${of} count.`,
  quizCriterion: (ask: string, needed: number, of: number) => `${ask}: ${needed} of ${of} right`,
  quizSoFar: (right: number, answered: number) => ` (so far ${right} of ${answered})`,
  stuck:
    'Questions about this have kept you for some days. The lesson and the hints may help; or go on, and it waits for you.',
  later: 'Go on to the next task',
  hint: (n: number, of: number) => `Hint ${n} of ${of}`,
  hintMore: 'Next hint',
  form: 'Done',
  least: (least: number, leastHan: number, numbers?: number) =>
    `At least ${least} characters, or ${leastHan} in Chinese${numbers ? `, with ${plural(numbers, 'number', 'numbers')}` : ''}`,
  finished: (title: string) => `Done: ${title}`,
  finishedBody: (minutesLong: number, logged?: boolean) =>
    `Counted with its ${logged ? 'planned' : 'estimated'} time: ${minutes(minutesLong)}.`,
  onBoard: {
    checked: 'Checked: its questions or its number. These minutes count on the board.',
    links:
      'Not checked yet: your link. I try to open it soon, and once it opens these minutes count on the board. What is in it is for people to judge.',
    self: 'What you wrote was not checked. The minutes count for your week; only questions, numbers and public links count on the board.',
  },
  repeat: 'You have already done this task; it counts once.',
  doneToday: (next: string | undefined) => `Today’s task is done.${next ? ` The next one comes on ${next}.` : ''}`,
  waiting: (title: string) => `One task is waiting, for whenever you like: ${title}`,
  open: 'Open it',
  tasks: 'Tasks',
  skipped: 'That is fine. The task will wait for you, and nothing is counted.',
  aside: 'You have put your task aside for today. It waits for you.',
  ofDay: (n: number) => `Day ${n} of your group`,
  buildsOn: (title: string) =>
    `This task builds on an earlier one: ${ended(`**${title}**`)} You can do that one first.`,
  firstThat: 'That one first',
  lateStart: (today: boolean) =>
    `Your group began before you joined, and nothing from then waits for you${today ? ': for you, it counts from today' : ''}.`,
  lateOwn: (when: string) =>
    `If this is new to you, begin with the first task: *My pace* gives one task after another, and with your study days the first sprint ends about ${when}. If you know the beginnings, go with your group: its tasks build on what came before. Or try a few questions first, for five minutes.`,
  firstWin: 'Begin with five minutes',
  questions: (n: number) => `${plural(n, 'question is', 'questions are')} due for review today.`,
  quiz: 'Quiz me',
  early: (when: string) => `Your group begins on ${when}. Until then, warm up with a few questions.`,
  gap: (week: number, task: string) =>
    `Your group has reached week ${week}, at ${ended(`**${task}**`)} You are still in it. Choose how you would like to go on; nothing is lost, and you can change it later.`,
  gapEssentials: (tasks: number, each: number) =>
    `The essentials first: ${inWords(tasks)} tasks a week, about ${minutes(each)} each, until you are back with the group.`,
  gapOwn: 'My pace: one task after another, no calendar.',
  gapGroup:
    'Go with your group: start with its task for today, which may build on what you have not done yet; the rest can wait.',
  essentials: 'Essentials',
  own: 'My pace',
  group: 'Go with your group',
  free: (next: string | undefined) => `You have no task today.${next ? ` The next one comes on ${next}.` : ''}`,
  review: 'A review day: no new task; questions bring back what you learned.',
  sprintOver: (name: string) => `${name}: finished`,
  sprintTasks: 'Tasks of this sprint',
  sprintNext: (name: string) => `Next: **${name}**. It does not start by itself: go on when it suits you.`,
  goOn: 'Go on',
  finishOpen: 'Finish open tasks first',
  over: 'You have reached the end of this learning path for now. Questions keep coming back, so that you remember what you learned.',
  yours: 'Your questions',
};

export const taskCommand: CommandTexts = {
  about: 'Your task for today',
  also: 'today homework todo done finish finished tasks',
};
