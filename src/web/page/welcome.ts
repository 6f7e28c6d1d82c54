import { play, speak } from './act.ts';
import type { Message } from './api.ts';
import { get, go, now, type State } from './model.ts';
import { words } from './words.ts';

/** The bot's messages to this person alone. */
const mineOf = (state: State): Message[] =>
  Object.values(state.messages)
    .flat()
    .filter((m) => (m.private || m.channel.startsWith('dm:')) && m.author === 'bot');

const day = 20 * 3_600_000;

/** How far the visitor has come: before the answer, a member of the group, or after the answer, days later, asked again by then. */
export function phase(state: State): 'question' | 'answered' | 'later' | 'visitor' | 'member' {
  const mine = mineOf(state);
  const isQuestion = (m: Message) =>
    state.routes.answers.some((answer) => JSON.stringify(m.view).includes(`"route":"${answer}`));
  if (mine.every(isQuestion)) return 'question';
  if (state.people.find(({ account }) => account === state.person)?.member) return 'member';
  const first = Math.min(...mine.map((m) => Date.parse(m.at)));
  if (now().getTime() - first < day) return 'answered';
  return mine.some((m) => Date.parse(m.at) - first > day) ? 'visitor' : 'later';
}

/** A new visitor is asked one question; whoever changes the language before there is an answer is asked again in it. */
export async function welcome(again?: 'again'): Promise<void> {
  const state = get();
  const { connection, lang, people, person } = state;
  const visitor = people.find((p) => p.account === person);
  if (visitor?.role !== 'you' || connection !== 'open' || phase(state) !== 'question') return;
  const mine = mineOf(state);
  if (mine.length > 0 && !again) {
    // Another browser may have been asked in another language.
    const spoken = mine.at(-1)?.view?.language;
    if (!spoken || spoken === lang) return;
    await speak(lang);
  }
  const home = visitor.channels.find((c) => !c.dm);
  if (!home) return;
  if (state.channel !== home.id) go(home.id);
  const last = mine.at(-1)?.id;
  // Of two tabs that open at once, both ask, under one id: there is one question.
  await play(
    { route: state.routes.question, ...(last && { message: last }) },
    { busy: 'welcome', ...(!last && { id: 'welcome' }), unreachable: words[lang].unreachable, quiet: true },
  );
}
