import { type Finding, ok, problem } from '../chat/contract/finding.ts';
import { ConfigError, readMisnamed, readOddities, readProcessConfig } from '../config.ts';
import { examine } from './doctor-checks.ts';

// `npm run doctor`: what works and what does not, one line a check. It ends with 1 when there is a problem.
const line = ({ state, what, found, next }: Finding) =>
  `${state.padEnd(11)}  ${what}: ${found}${next ? ` → ${next}` : ''}\n`;

const next = '.env.example has every setting with an example.';

async function findings(): Promise<readonly Finding[]> {
  try {
    const config = readProcessConfig();
    const misnamed = readMisnamed();
    const odd = [...(misnamed ? [misnamed] : []), ...readOddities()].map((fault) => problem('settings', fault, next));
    return [...(odd.length ? odd : [ok('settings', 'read')]), ...(await examine(config))];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const faults = error.message.split('\n').map((fault) => fault.replace(/^- /, ''));
    return faults.map((fault) => problem('settings', fault, next));
  }
}

const all = await findings();

const problems = all.filter(({ state }) => state === 'problem').length;

const end = problems ? `${problems} problem${problems === 1 ? '' : 's'} found.\n` : 'No problems found.\n';

// A connection that was given up must not keep it here.
process.stdout.write(all.map(line).join('') + end, () => process.exit(problems ? 1 : 0));
