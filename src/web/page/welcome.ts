import { play } from './act.ts';
import type { Message } from './api.ts';
import { get, go, keep, kept, now, type State } from './model.ts';
import { words } from './words.ts';

/** The question as it was asked: in which language, and what it looked like before there was an answer. */
interface Asked {
  lang: string;
  views: Record<string, string>;
}

function readAsked(): Asked | undefined {
  try {
    return JSON.parse(kept('asked') ?? '') as Asked;
  } catch {
    return undefined;
  }
}

/** The bot's messages to this person alone. */
const mineOf = (state: State): Message[] =>
  Object.values(state.messages)
    .flat()
    .filter((m) => (m.private || m.channel.startsWith('dm:')) && m.author === 'bot');

const day = 20 * 3_600_000;

/** How far the visitor has come: before the answer, after it, days later, asked again by then, or a member of the group. */
export function phase(state: State): 'question' | 'answered' | 'later' | 'visitor' | 'member' {
  const mine = mineOf(state);
  const asked = readAsked();
  const isQuestion = (m: Message) =>
    asked ? asked.views[m.id] === JSON.stringify(m.view) : !m.edited && mine.length === 1;
  if (mine.every(isQuestion)) return 'question';
  // A guess that is good enough for the strip: only members are offered a task in private.
  const command = state.routes.task.replace(/\..*/, '.');
  const member = mine.some((m) => JSON.stringify(m.view).includes(`"route":"${command}`));
  const first = Math.min(...mine.map((m) => Date.parse(m.at)));
  if (now().getTime() - first < day) return 'answered';
  if (member) return 'member';
  return mine.some((m) => Date.parse(m.at) - first > day) ? 'visitor' : 'later';
}

/** A new visitor is asked one question; whoever changes the language before there is an answer is asked again in it. */
export async function welcome(again?: 'again'): Promise<void> {
  const state = get();
  const { connection, lang, people, person } = state;
  const visitor = people.find((p) => p.account === person);
  if (visitor?.role !== 'you' || connection !== 'open' || phase(state) !== 'question') return;
  const mine = mineOf(state);
  const asked = readAsked();
  if (mine.length > 0 && (!again || !asked || asked.lang === lang)) return;
  const home = visitor.channels.find((c) => !c.dm);
  if (!home) return;
  if (state.channel !== home.id) go(home.id);
  const last = mine.at(-1)?.id;
  await play(
    { route: state.routes.question, ...(last && { message: last }) },
    { busy: 'welcome', id: `welcome-${lang}`, unreachable: words[lang].unreachable, quiet: true, before: remember },
  );

  function remember(messages: readonly Message[]): void {
    const views = Object.fromEntries(messages.map((m) => [m.id, JSON.stringify(m.view)]));
    keep('browser', 'asked', JSON.stringify({ lang, views: { ...(last && asked?.views), ...views } }));
  }
}
