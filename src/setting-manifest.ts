import { ConfigError, givenIn, processSettings, settingsSchema } from './config.ts';
import { isQuoted } from './setting-value.ts';

/** What Slack's manifest depends on. The other settings need not be right, or there, when the app is made. */
export function readManifestConfig(env: Readonly<Record<string, string | undefined>> = processSettings()): {
  publicUrl?: string;
  socketMode: boolean;
} {
  const { PUBLIC_URL: url, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: secret } = givenIn(env);
  const fault = (says: string) => new ConfigError(`- PUBLIC_URL: ${says}, such as https://bot.example.org`);
  if (url && isQuoted(url)) throw fault('has quotes around it; write the address alone');
  const read = settingsSchema.shape.PUBLIC_URL.safeParse(url);
  if (!read.success) throw fault(String(read.error.issues[0]?.message));
  const socketMode = appToken !== undefined;
  const { pathname = '/', search = '', hash = '', username = '' } = (url && URL.parse(url)) || {};
  if (pathname !== '/' || search || hash || username)
    throw fault('has more than a host in it; Slack calls /slack/events there, so write the address alone');
  if (!socketMode && url?.startsWith('http:')) throw fault('Slack calls addresses that begin with https:// only');
  if (!socketMode && secret && !url)
    throw fault('needed with SLACK_SIGNING_SECRET, unless SLACK_APP_TOKEN is set: the address at which Slack calls');
  return { ...(read.data && { publicUrl: read.data }), socketMode };
}
