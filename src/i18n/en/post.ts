import { capital, inWords } from './format.ts';

export const post = {
  title: (name: string, n: number) => `${name} · day ${n}`,
  /** After the title, for those who read the group's other language. */
  day: (n: number) => `day ${n}`,
  theme: (theme: string) => `This week: ${theme}`,
  did: (n: number) => `${capital(inWords(n))} people have done today’s task.`,
  beFirst: (least: number) => `From ${inWords(least)} people on, this line counts those who have done it.`,
  start: 'Start',
  /** Everybody sees the post, also whoever has joined: it says whom it is for. */
  join: 'New here? Join',
  /** The same as a line, when most who read it have joined. */
  joinLine: 'New here? `/join`',
  threadTitle: (n: number, task: string) => `Day ${n} · ${task}`,
  threadFirst: (task: string) =>
    `A place to talk about “**${task}**”. What surprised you, and what would you explain differently? One sentence is plenty, and questions are welcome.`,
};
