import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  type REST,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { type Command, type CommandHandler, type OptionSpec, optionsOf } from '../chat/contract/command.ts';
import { fallback, type Language } from '../core/language/model.ts';
import type { CommandTexts } from '../i18n/command-texts.ts';
import { languageFor } from '../i18n/locale.ts';
import { shortLabel } from '../markup/cut.ts';

type Texts = Readonly<Record<Language, { readonly commands: Readonly<Record<string, CommandTexts>> }>>;

/** Discord's limits for a command. */
const limits = { about: 100, options: 25, choices: 25 };
/** Discord's locales that have words of ours; the others see the default. American English is not the default there. */
const locales = Object.values(Locale).flatMap((locale) => {
  const language = languageFor(locale);
  return language ? [[locale, language] as const] : [];
});
const nameShape = /^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$/u;

/**
 * The slash commands as Discord registers them: in servers and in DMs with the bot, for everybody, since who may use
 * one is checked when it is used. Throws where a name or a text is missing or could not be registered.
 */
export function commandsBody(commands: readonly Command[], texts: Texts): RESTPutAPIApplicationCommandsJSONBody {
  return [...commands.map((command) => slashBody(command, texts)), ...aboutBody(commands, texts)];
}

/** What the menu of a message is called that asks about it. Discord counts it apart from the slash commands. */
function aboutBody(commands: readonly Command[], texts: Texts): RESTPutAPIApplicationCommandsJSONBody {
  const label = (language: Language) => texts[language].commands.ask?.menu;
  const name = commands.some((command) => command.name === 'ask') && label(fallback);
  if (!name) return [];
  return [
    {
      type: ApplicationCommandType.Message,
      name,
      name_localizations: Object.fromEntries(locales.map(([locale, language]) => [locale, label(language) ?? name])),
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
      integration_types: [ApplicationIntegrationType.GuildInstall],
    },
  ];
}

function slashBody(command: Command, texts: Texts): RESTPutAPIApplicationCommandsJSONBody[number] {
  return {
    type: ApplicationCommandType.ChatInput,
    name: named(command.name),
    ...described(texts, command.name, (of) => of.commands[command.name]?.about),
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: command.sub
      ? Object.entries(command.sub).map(([sub, commandHandler]) => ({
          type: ApplicationCommandOptionType.Subcommand as const,
          name: named(sub),
          ...described(texts, `${command.name} ${sub}`, (of) => of.commands[command.name]?.sub?.[sub]?.about),
          options: optionsBody(
            commandHandler,
            texts,
            `${command.name} ${sub}`,
            (of) => of.commands[command.name]?.sub?.[sub],
          ),
        }))
      : command.options
        ? optionsBody({ ...command, options: command.options }, texts, command.name, (of) => of.commands[command.name])
        : [],
  };
}

function optionsBody(
  of: Pick<CommandHandler, 'options' | 'suggest'>,
  texts: Texts,
  path: string,
  find: (of: Texts[Language]) => CommandTexts | undefined,
): APIApplicationCommandBasicOption[] {
  const specs = optionsOf(of);
  if (specs.length > limits.options) throw new Error(`/${path} has more than ${limits.options} options`);
  return specs.map((spec) => ({
    type: ApplicationCommandOptionType.String as const,
    name: named(spec.name),
    ...described(texts, `${path} ${spec.name}`, (t) => find(t)?.options?.[spec.name]),
    required: spec.required,
    ...offered(spec, path, (language) => find(texts[language])?.choices?.[spec.name]),
  }));
}

function offered(
  spec: OptionSpec,
  path: string,
  labels: (language: Language) => Readonly<Record<string, string>> | undefined,
) {
  if (!spec.choices) return spec.suggest ? { autocomplete: true as const } : {};
  if (spec.choices.length > limits.choices)
    throw new Error(`/${path} ${spec.name} has more than ${limits.choices} choices`);
  const called = (choice: string, language: Language) => shortLabel(labels(language)?.[choice] ?? choice, limits.about);
  return {
    choices: spec.choices.map((choice) => ({
      name: called(choice, fallback),
      ...(labels(fallback) && {
        name_localizations: Object.fromEntries(locales.map(([locale, language]) => [locale, called(choice, language)])),
      }),
      value: choice,
    })),
  };
}

function named(name: string): string {
  if (!nameShape.test(name)) throw new Error(`Discord takes no command or option called ${name}`);
  return name;
}

function described(texts: Texts, path: string, find: (of: Texts[Language]) => string | undefined) {
  const about = (language: Language): string => {
    const found = find(texts[language]);
    if (!found) throw new Error(`no text in ${language} for /${path}`);
    return shortLabel(found, limits.about);
  };
  return {
    description: about(fallback),
    description_localizations: Object.fromEntries(locales.map(([locale, language]) => [locale, about(language)])),
  };
}

/** Registers the commands, only if they are not what Discord has already. True if they were sent. */
export async function register(
  rest: REST,
  applicationId: string,
  body: RESTPutAPIApplicationCommandsJSONBody,
): Promise<boolean> {
  if ((await registered(rest, applicationId, body)) === 'ours') return false;
  await rest.put(Routes.applicationCommands(applicationId), { body });
  return true;
}

/** What Discord has: these commands, others, or none yet. */
export async function registered(
  rest: REST,
  applicationId: string,
  body: RESTPutAPIApplicationCommandsJSONBody,
): Promise<'ours' | 'others' | 'none'> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const found = await rest.get(Routes.applicationCommands(applicationId), { query });
  if (normal(found) === normal(body)) return 'ours';
  return Array.isArray(found) && found.length === 0 ? 'none' : 'others';
}

/** What we set, told apart from what Discord adds (ids, versions) and from the ways it writes "nothing". */
const ours = new Set([
  'type',
  'name',
  'description',
  'description_localizations',
  'contexts',
  'integration_types',
  'options',
  'required',
  'autocomplete',
  'choices',
  'value',
  'default_member_permissions',
  'name_localizations',
]);

function normal(commands: unknown): string {
  const list = Array.isArray(commands) ? commands.map(normalised) : [];
  return JSON.stringify(list.map((command) => JSON.stringify(command)).sort());
}

function normalised(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = value.map(normalised);
    // Contexts and the like are sets; options and choices are in the order in which they are shown.
    return list.every((v) => typeof v === 'number') ? list.sort() : list;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, v]) => ours.has(key) && v !== null && v !== false && !(Array.isArray(v) && v.length === 0))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.map(([key, v]) => [key, key.endsWith('_localizations') ? Object.entries(v).sort() : normalised(v)]),
  );
}
