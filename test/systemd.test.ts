import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const textOf = (file: string) => readFileSync(file, 'utf8');
const file = 'ops/tongxue.service';

/** A unit file by section: each line is a name and a value. */
function read(text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  for (const line of text.split('\n')) {
    if (!line || line.startsWith('#')) continue;
    const [, title] = /^\[(\w+)\]$/.exec(line) ?? [];
    if (title) {
      section = new Map();
      sections.set(title, section);
    } else {
      const [, name = '', value = ''] = /^(\w+)=(\S.*)$/.exec(line) ?? [];
      if (!name || section.has(name)) throw new Error(`not a line of a unit: ${line}`);
      section.set(name, value);
    }
  }
  return sections;
}

describe('the systemd unit', () => {
  const unit = read(textOf(file));
  const service = unit.get('Service')!;
  const seconds = (name: string) => Number(/^(\d+)$/.exec(service.get(name) ?? '')?.[1]);

  test('has the sections of a service that is started with the machine', () => {
    expect([...unit.keys()]).toEqual(['Unit', 'Service', 'Install']);
    expect(unit.get('Install')?.get('WantedBy')).toBe('multi-user.target');
  });

  test('starts files that are there, in the folder that it names', () => {
    const folder = service.get('WorkingDirectory');
    const [program = '', script = '', ...more] = service.get('ExecStart')?.split(' ') ?? [];
    expect(more).toEqual([]);
    expect(program.startsWith(`${folder}/`)).toBe(true);
    // npm brings it for this machine, when it brings what is optional.
    if (existsSync('node_modules/.bin/node')) expect(existsSync(program.replace(`${folder}/`, ''))).toBe(true);
    expect(program).toBe(`${folder}/node_modules/.bin/node`);
    expect(existsSync(script)).toBe(true);
  });

  test('says that it is production, and gives the bot longer to end than the bot takes', () => {
    expect(service.get('Environment')).toBe('NODE_ENV=production');
    expect(textOf('src/config.ts')).toContain("process.env.NODE_ENV === 'production'");
    const own = /process\.exit\(1\), ([\d_]+)\)/.exec(textOf('src/main.ts'))?.[1]?.replaceAll('_', '');
    expect(Number(own)).toBeGreaterThan(0);
    expect(seconds('TimeoutStopSec') * 1000).toBeGreaterThan(Number(own));
  });

  test('starts it again when it gives up, and does not stop PostgreSQL under it', () => {
    expect(service.get('Restart')).toBe('on-failure');
    expect(seconds('RestartSec')).toBeGreaterThanOrEqual(5);
    expect(service.get('KillMode')).toBe('mixed');
  });

  test('runs as an ordinary user, and is what the guide installs', () => {
    expect(service.get('User')).toMatch(/^(?!root$)\w+$/);
    const guide = textOf('docs/operator.md');
    expect(guide).toContain(file);
    expect(guide).toContain(service.get('WorkingDirectory'));
    // One unit, in one place.
    expect(guide).not.toContain('[Service]');
  });
});

describe('the backup each night', () => {
  const bot = read(textOf(file)).get('Service')!;
  const backup = read(textOf('ops/tongxue-backup.service')).get('Service')!;
  const timer = read(textOf('ops/tongxue-backup.timer'));

  test('runs as the bot does, for its own eyes alone, and makes up for a night that was missed', () => {
    for (const name of ['User', 'WorkingDirectory', 'UMask', 'Environment'])
      expect(backup.get(name)).toBe(bot.get(name));
    expect(timer.get('Timer')?.get('Persistent')).toBe('true');
    expect(timer.get('Install')?.get('WantedBy')).toBe('timers.target');
  });

  test('calls a program that is there, with the signs that systemd would take for its own written twice', () => {
    const command = /^\/bin\/sh -c '([^']+)'$/.exec(backup.get('ExecStart') ?? '')?.[1] ?? '';
    expect(command.replaceAll('$$', '').replaceAll('%%', '')).not.toMatch(/[$%]/);
    expect(existsSync(/node (src\/\S+\.ts)/.exec(command)?.[1] ?? '')).toBe(true);
    expect(textOf('docs/small-server.md')).toContain('ops/tongxue-backup.timer');
  });
});
