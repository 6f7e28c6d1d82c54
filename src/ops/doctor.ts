import { type Finding, mend, ok } from '../chat/contract/finding.ts';
import { ConfigError, readProcessConfig } from '../config.ts';
import { examine } from './doctor-checks.ts';

// `npm run doctor`: what is well and what needs mending, one line a check. It ends with 1 when something does.
const line = ({ state, what, found, next }: Finding) =>
  `${state.padEnd(11)}  ${what}: ${found}${next ? ` → ${next}` : ''}\n`;

async function findings(): Promise<readonly Finding[]> {
  try {
    const config = readProcessConfig();
    return [ok('settings', 'read'), ...(await examine(config))];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const faults = error.message.split('\n').map((fault) => fault.replace(/^- /, ''));
    return faults.map((fault) => mend('settings', fault, '.env.example has every setting with an example.'));
  }
}

const all = await findings();

const unwell = all.filter(({ state }) => state === 'mend').length;

const end = unwell ? `${unwell} to mend.\n` : 'Nothing to mend.\n';

// A connection that was given up must not keep it here.
process.stdout.write(all.map(line).join('') + end, () => process.exit(unwell ? 1 : 0));
