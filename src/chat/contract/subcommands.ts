import { fallback } from '../../core/language/model.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import type { Command } from './command.ts';
import { atOnce } from './view.ts';

/** The subcommands of a command that somebody may use; `leads` says whether those of organisers are among them. */
export const openSubs = ({ access, sub = {} }: Command, leads: boolean): readonly string[] =>
  Object.keys(sub).filter((name) => leads || (sub[name]!.access ?? access) !== 'organiser');

/** A button for each of these subcommands, called by its name, or by the first word for it in a language that has one. */
export const waysTo = ({ name, routes }: Command, subs: readonly string[], t: Catalogue): readonly Way[] =>
  subs.map((sub) => ({
    label: wordFor(sub, t.commands[name]?.sub?.[sub]?.also, t),
    route: routes[sub]!.write({}),
  }));

interface Way {
  readonly label: string;
  readonly route: string;
}

/** As many of them as there is room for; the others are behind the command's route `ways`. */
export function firstWays(command: Command, subs: readonly string[], t: Catalogue): readonly Way[] {
  const all = waysTo(command, subs, t);
  if (all.length <= atOnce || !command.routes.ways) return all;
  return [...all.slice(0, atOnce - 1), { label: t.chat.more, route: command.routes.ways.write({ from: atOnce - 1 }) }];
}

/** What a button to a command is called: its name, or the first word for it in a language that has another. */
export const labelOf = (command: string, t: Catalogue): string => wordFor(command, t.commands[command]?.also, t);

const wordFor = (own: string, also: string | undefined, t: Catalogue): string =>
  t.language === fallback ? own : (also?.split(' ')[0] ?? own);
