import { fallback } from '../../core/language/model.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import type { Command } from './command.ts';
import { atOnce, type Button, fold } from './view.ts';

/** The subcommands of a command that somebody may use; `leads` says whether those of organisers are among them. */
export const openSubs = ({ access, sub = {} }: Command, leads: boolean): readonly string[] =>
  Object.keys(sub).filter((name) => leads || (sub[name]!.access ?? access) !== 'organiser');

/** A button for each of these subcommands, called by its name, or by the first word for it in a language that has one. */
export const waysTo = ({ name, routes }: Command, subs: readonly string[], t: Catalogue): readonly Button[] =>
  subs.map((sub) => ({
    label: wordFor(sub, t.commands[name]?.sub?.[sub]?.also, t),
    route: routes[sub]!.write({}),
  }));

/** As many of them as there is room for; the others are behind the command's route `ways`. */
export function firstWays(command: Command, subs: readonly string[], t: Catalogue): readonly Button[] {
  const all = waysTo(command, subs, t);
  const { ways } = command.routes;
  return ways ? fold(all, { label: t.chat.more, route: ways.write({ from: atOnce - 1 }) }) : all;
}

/** What a button to a command is called: its name, or the first word for it in a language that has another. */
export const labelOf = (command: string, t: Catalogue): string => wordFor(command, t.commands[command]?.also, t);

const wordFor = (own: string, also: string | undefined, t: Catalogue): string =>
  t.language === fallback ? own : (also?.split(' ')[0] ?? own);
