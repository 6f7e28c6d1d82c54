import { keep } from '../../core/keep.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { askRoutes } from '../../routes/ask.ts';
import { helpRoutes } from '../../routes/help.ts';
import { type Command, itself } from '../contract/command.ts';
import type { Event } from '../contract/event.ts';
import { firstWays, labelOf, openSubs } from '../contract/subcommands.ts';
import { atOnce, buttons, text, type View } from '../contract/view.ts';
import { isNamedPlainly, nearestCommands } from './nearest.ts';
import { asksWhatBotIs, isAboutBot, isQuestion, isSmallTalk, saysTooMuch } from './question.ts';
import type { Resolution } from './resolution.ts';

/** One answer a person in this time, after a few at once, so that two bots never talk to each other for long. */
const answerEveryMs = 2_000;
const answersAtOnce = 3;

const maxPeople = 10_000;

/**
 * What somebody said. In a DM, that it is too much is answered by what makes it less. A question goes to `/ask`, unless it is
 * about a command; so does in a DM whatever no command comes near, since it may be a term, or go on from the last answer.
 * Of anything else: in a DM `/help` itself when they ask for it or only greet; otherwise the commands to offer, if there are
 * some. In a channel the answer is for everybody, so it says nothing about the person.
 */
export function findMessage(event: Event, said: string, commands: ReadonlyMap<string, Command>): Resolution {
  const help = commands.get('help');
  const itsHelp = help && itself(help);
  if (asksWhatBotIs(said) && itsHelp && !event.workspace)
    return { kind: 'command', command: help, handler: itsHelp, options: {}, route: helpRoutes.open() };
  const lighten = help?.handlers.lighten;
  if (lighten && !event.workspace && saysTooMuch(said))
    return { kind: 'command', command: help, handler: lighten, options: {}, route: helpRoutes.lighten() };
  const all = nearestCommands(said, commands);
  // "Hello group!" greets: in a channel nobody is asked what else they may have meant.
  const greets = event.workspace !== undefined && all.some((command) => command === help);
  const nearest = greets ? [] : all.filter((command) => command !== help);
  const ask = commands.get('ask');
  const answers = ask && itself(ask);
  const looksUp = !event.workspace && all.length === 0 && !isSmallTalk(said);
  if (answers && (looksUp || (!(nearest.length && isAboutBot(said)) && isQuestion(said)))) {
    const aloud = event.workspace !== undefined && { audience: 'channel' as const };
    return {
      ...{ kind: 'command', command: ask, handler: answers, options: { question: said }, route: askRoutes.open() },
      ...aloud,
    };
  }
  const [only] = nearest;
  const meant = only && itself(only);
  // In a DM nobody else reads the answer: what is named plainly is done.
  if (!event.workspace && meant && nearest.length === 1 && isNamedPlainly(said, only))
    return { kind: 'command', command: only, handler: meant, options: {}, route: only.routes.open!.write({}) };
  if (!event.workspace && itsHelp && !nearest.length)
    return { kind: 'command', command: help, handler: itsHelp, options: {}, route: helpRoutes.open() };
  return { kind: 'message', commands: nearest };
}

/** What is offered: a button for each command, or the way to all of them. */
export function messageView(commands: readonly Command[], sub: string | undefined, leads: boolean, t: Catalogue): View {
  const [only, ...others] = commands;
  if (!only) return { body: [text(t.chat.hello), buttons({ label: labelOf('help', t), route: helpRoutes.open() })] };
  const asked = others.length ? t.chat.whichCommand : t.chat.nearest(`/${[only.name, sub].filter(Boolean).join(' ')}`);
  const ways = (command: Command) =>
    command.sub
      ? firstWays(command, sub === undefined ? openSubs(command, leads) : [sub], t)
      : [{ label: labelOf(command.name, t), route: command.routes.open!.write({}) }];
  return { body: [text(asked), buttons(...commands.flatMap(ways).slice(0, atOnce))] };
}

/** The locale of whoever said it, where the platform does not know it: by the script they write in. */
export const localeOf = ({ locale, action }: Event): string | undefined =>
  locale ?? (action.kind === 'message' && /\p{Script=Han}/u.test(action.text) ? 'zh' : undefined);

/**
 * Says whether a person may be answered now: {@link answersAtOnce} lines one after the other, and then once in
 * {@link answerEveryMs}. `nowMs` never goes back.
 */
export function createTurns(nowMs = () => performance.now()): (event: Event) => boolean {
  /** By person, when what they were answered is paid off. */
  const paidAt = new Map<string, number>();
  return (event) => {
    const at = nowMs();
    const from = Math.max(paidAt.get(whoOf(event)) ?? 0, at);
    if (from - at > (answersAtOnce - 1) * answerEveryMs) return false;
    keep(paidAt, whoOf(event), from + answerEveryMs, maxPeople);
    return true;
  };
}

/** Runs what one person said after what they said before, so that the answers come in the order of the lines. */
export function createQueue(): <T>(event: Event, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (event, work) => {
    const who = whoOf(event);
    const mine = (last.get(who) ?? Promise.resolve()).then(work, work);
    last.set(who, mine);
    const forget = () => void (last.get(who) === mine && last.delete(who));
    mine.then(forget, forget);
    return mine;
  };
}

const whoOf = ({ platform, account }: Event): string => `${platform}:${account}`;
