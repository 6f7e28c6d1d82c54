import { type Command, type CommandHandler, itself, optionsOf } from '../chat/contract/command.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** A command as the page completes it while it is typed. */
export interface PageCommand extends PageDoing {
  readonly sub: readonly PageDoing[];
}

interface PageDoing {
  readonly name: string;
  readonly about: string;
  readonly options: readonly PageOption[];
}

interface PageOption {
  readonly name: string;
  readonly about: string;
  readonly required: boolean;
  readonly choices: readonly string[];
  /** What the choices are called, where that is not what is typed. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Ask `/api/suggest` while it is typed. */
  readonly suggest: boolean;
}

/** The commands in the order of the explicit list, with their words in one language. */
export function registerCommands(commands: readonly Command[], texts: Catalogue['commands']): readonly PageCommand[] {
  return commands.map((command) => {
    const said = texts[command.name];
    const subs = Object.entries(command.sub ?? {});
    return {
      ...commandHandler(command.name, itself(command), said),
      sub: subs.map(([name, sub]) => commandHandler(name, sub, said?.sub?.[name])),
    };
  });
}

function commandHandler(
  name: string,
  of: Pick<CommandHandler, 'options' | 'suggest'> | undefined,
  said: Catalogue['commands'][string] | undefined,
): PageDoing {
  const options = of ? optionsOf(of) : [];
  return {
    name,
    about: said?.about ?? '',
    options: options.map((option) => ({
      name: option.name,
      about: said?.options?.[option.name] ?? '',
      required: option.required,
      choices: option.choices ?? [],
      ...(said?.choices?.[option.name] && { labels: said.choices[option.name] }),
      suggest: option.suggest,
    })),
  };
}
