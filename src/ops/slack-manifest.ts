import { commands } from '../../commands/index.ts';
import { readProcessConfig } from '../config.ts';
import { catalogues } from '../i18n/index.ts';
import { manifest } from '../slack/register.ts';

// `npm run -s slack:manifest`: what to paste on Slack's app page. With PUBLIC_URL set, for signed HTTP; else Socket Mode.
const { publicUrl } = readProcessConfig();

const how = publicUrl ? { socketMode: false, url: publicUrl } : { socketMode: true };

process.stdout.write(`${JSON.stringify(manifest(commands, catalogues, how), null, 2)}\n`);
