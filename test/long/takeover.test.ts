import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '../harness/database.ts';
import { address, cleanUp, type Run, run, stop } from '../harness/process.ts';
import { startDiscord, type User } from '../platforms/discord.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let discord: Awaited<ReturnType<typeof startDiscord>>;
let ada: User;
beforeAll(async () => {
  database = await testDatabase();
  discord = await startDiscord();
  discord.addGuild('Hall');
  ada = discord.addUser('Ada');
});
afterAll(async () => {
  await cleanUp();
  await discord.stop();
  await database.drop();
});

const chat = (): Run =>
  run({
    ROLES: 'chat',
    DATABASE_URL: database.url,
    ...discord.settings,
    LOG_LEVEL: 'info',
  });
const holds = ({ said }: Run): boolean => /Discord connected/.test(said().out + said().err);

test('of two chat processes one replies to each command; killed, the other does within seconds, to old buttons too', async () => {
  const both = [chat(), chat()];
  await Promise.all(both.map(address));
  await vi.waitFor(() => expect(both.filter(holds)).toHaveLength(1), { timeout: 20_000 });
  for (let n = 0; n < 3; n++) expect((await discord.command(ada, '/help')).text).not.toBe('');
  expect(discord.connected()).toBe(1);
  expect(discord.asked(/callback$/).map(({ status }) => status)).toEqual([204, 204, 204]);

  const [first, second] = holds(both[0]!) ? both : both.toReversed();
  const began = performance.now();
  await stop(first!, 'SIGKILL');
  await vi.waitFor(() => expect(holds(second!)).toBe(true), { timeout: 20_000, interval: 20 });
  const taken = performance.now() - began;
  expect(taken).toBeLessThan(10_000);
  const [label = ''] = /\[([^\]]+)\]/.exec(discord.sees(ada).split('---').at(-1) ?? '')?.slice(1) ?? [];
  expect((await discord.press(ada, label)).text).not.toBe('');
  expect((await discord.command(ada, '/help')).text).not.toBe('');
  expect(discord.connected()).toBe(1);
  console.log(`taken over ${Math.round(taken)} ms after a kill`);
}, 90_000);
