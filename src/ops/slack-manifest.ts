import { commands } from '../../commands/index.ts';
import { ConfigError } from '../config.ts';
import { catalogues } from '../i18n/index.ts';
import { readManifestConfig } from '../setting-manifest.ts';
import { manifest } from '../slack/register.ts';

// `npm run -s slack:manifest`: what to paste on Slack's app page. For Socket Mode, unless PUBLIC_URL
// is set and no SLACK_APP_TOKEN: then for signed HTTP, as the bot itself decides.
try {
  const { publicUrl, socketMode } = readManifestConfig();
  const how = publicUrl && !socketMode ? { socketMode: false, url: publicUrl } : { socketMode: true };
  process.stdout.write(`${JSON.stringify(manifest(commands, catalogues, how), null, 2)}\n`);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
