import { distance } from './core/language/spelling.ts';

/**
 * Names that people give to a setting of ours, beside those that are nearly right. None that other programs have: what is
 * in the environment for them must not keep the bot from starting.
 */
const otherNames: Readonly<Record<string, string>> = {
  DISCORD_BOT_TOKEN: 'DISCORD_TOKEN',
  DISCORD_APP_ID: 'DISCORD_APPLICATION_ID',
  DISCORD_CLIENT_ID: 'DISCORD_APPLICATION_ID',
  DISCORD_APP_TOKEN: 'DISCORD_TOKEN',
  SLACK_TOKEN: 'SLACK_BOT_TOKEN',
  SLACK_API_TOKEN: 'SLACK_BOT_TOKEN',
  SLACK_APP_LEVEL_TOKEN: 'SLACK_APP_TOKEN',
  SLACK_SECRET: 'SLACK_SIGNING_SECRET',
  SLACK_SIGN_SECRET: 'SLACK_SIGNING_SECRET',
  OPENAI_TOKEN: 'OPENAI_API_KEY',
};

/** Whoever writes a name that begins like this means us. */
const ours = /^(TONGXUE|SLACK|DISCORD|OPENAI|CURRICULUM|PLAYGROUND)(?![A-Z])/;

/** What Kubernetes adds by itself for a service of that name, and Docker for a link. */
const isAdded = (name: string, value: string) =>
  /_SERVICE_(HOST|PORT\w*)$|_PORT_\d+_(TCP|UDP)\w*$/.test(name) || /^(tcp|udp):\/\//.test(value);

const bare = (name: string) =>
  name
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^TONGXUE/, '');

/** The setting that was probably meant by a name that is none; undefined when no setting comes near. */
function meantBy(name: string, settings: readonly string[]): string | undefined {
  const upper = name.toUpperCase().replace(/^TONGXUE[_-]/, '');
  const other = otherNames[upper.replaceAll('-', '_')];
  if (other) return other;
  const own = ours.test(name.toUpperCase());
  let nearest: { readonly setting: string; readonly errors: number } | undefined;
  for (const setting of settings) {
    const errors = distance(bare(name), bare(setting));
    // A short name comes near to many.
    const allowed = own ? 2 : setting.length < 7 ? 0 : 1;
    if (errors <= allowed && errors < (nearest?.errors ?? Number.POSITIVE_INFINITY)) nearest = { setting, errors };
  }
  return nearest?.setting;
}

/** What a `.env` may have for others: Compose, its PostgreSQL, Node, npm, and the programs that these start. */
const forOthers = /^(POSTGRES_|PG|COMPOSE_|DOCKER_|NODE_|NPM_|LC_)|_PROXY$|^(TZ|PATH|HOME|USER|LANG|TMPDIR)$/i;

/** Whether a name in a `.env` of ours, which is no setting, is meant for something else. */
export const isForOthers = (name: string): boolean => forOthers.test(name);

/** What is meant for us in an environment and is no setting, each name with what was probably meant. */
export function strangers(
  given: Readonly<Record<string, string>>,
  settings: readonly string[],
): readonly { readonly name: string; readonly meant: string | undefined }[] {
  return Object.entries(given)
    .filter(([name, value]) => !settings.includes(name) && !isAdded(name, value))
    .map(([name]) => ({ name, meant: meantBy(name, settings) }))
    .filter(({ name, meant }) => meant !== undefined || ours.test(name.toUpperCase()));
}
