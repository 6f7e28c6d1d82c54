import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { buttons, plain, text, type View } from '../../src/chat/contract/view.ts';
import { helpRoutes } from '../../src/routes/help.ts';
import { startDemo } from '../harness/slack.ts';

const reading: View = { passing: true, body: [text('Reading …')] };
const says = (words: string): View => ({ body: [text(plain(words))] });
const end = (words: string): View => ({
  body: [text(plain(words)), text('**From**\nA lesson'), buttons({ label: 'Help', route: helpRoutes.open() })],
});

/** What the next answer is made of: each view after the pause between two edits. */
let views: readonly View[] = [];
let broken = false;
const editPauseMs = 40;

describe('an answer that grows in a thread of Slack', () => {
  let demo: Awaited<ReturnType<typeof startDemo>>;
  let study: ReturnType<typeof demo.slack.addChannel>;
  beforeAll(async () => {
    demo = await startDemo(
      'socket',
      () => ({
        kind: 'stream',
        async *views() {
          for (const view of views.slice(0, -1)) {
            yield view;
            await new Promise((resolve) => setTimeout(resolve, 3 * editPauseMs));
          }
          if (broken) throw new Error('it broke');
          return views.at(-1)!;
        },
      }),
      ({ workspace }) => ({ audience: workspace ? 'channel' : 'private' }),
      { burst: 0, editPauseMs },
    );
    study = demo.slack.addChannel('study');
  });
  afterEach(() => {
    broken = false;
  });
  afterAll(() => demo.stop());
  const counts = () =>
    ['chat.startStream', 'chat.appendStream', 'chat.stopStream', 'chat.postMessage', 'chat.update'].map(
      (method) => demo.slack.calls(method).length,
    );
  /** How often each was called for one answer. */
  async function counted(ask: () => Promise<unknown>, until: () => boolean): Promise<number[]> {
    const before = counts();
    await ask();
    await vi.waitFor(() => expect(until()).toBe(true), { timeout: 5_000, interval: 10 });
    return counts().map((n, at) => n - before[at]!);
  }

  test('is streamed by Slack itself, and is whole at its end, in one message', async () => {
    const { slack } = demo;
    const ada = slack.addUser({ name: 'Ada' });
    views = [
      reading,
      says('One & <two>.'),
      says('One & <two>. Three *four*.'),
      end('One & <two>. Three *four*. Five.'),
    ];
    const begun: string[] = [];
    const watch = setInterval(() => {
      const now = slack.sees(ada);
      if (now !== begun.at(-1)) begun.push(now);
    }, 5);
    const calls = await counted(
      () => slack.say(ada, study, '@bot tell me'),
      () => slack.sees(ada).includes('A lesson'),
    );
    clearInterval(watch);
    expect(calls).toEqual([1, 2, 1, 0, 1]);
    expect(begun.some((seen) => seen.includes('Reading …'))).toBe(true);
    // Slack reads the entities, and nobody can be called by them.
    expect(begun.some((seen) => seen.includes('One &amp; &lt;two&gt;.') && !seen.includes('Three'))).toBe(true);
    const [started] = slack.calls('chat.startStream');
    expect(started).toMatchObject({ recipient_user_id: ada.id, recipient_team_id: slack.team.id, channel: study.id });
    const seen = slack.sees(ada);
    expect(seen.split('Five.').length).toBe(2);
    expect(seen).not.toContain('Reading');
    expect(slack.pings).toEqual([]);
    expect(slack.refusals).toEqual([]);
  });

  test('is edited from where it does not go on from what was shown', async () => {
    const { slack } = demo;
    const ada = slack.addUser({ name: 'Ada' });
    views = [says('First.'), says('Something else.'), end('The end.')];
    const calls = await counted(
      () => slack.say(ada, study, '@bot tell me'),
      () => slack.sees(ada).includes('The end.'),
    );
    expect(calls).toEqual([1, 0, 1, 0, 2]);
    expect(slack.sees(ada)).not.toContain('First.');
    expect(slack.refusals).toEqual([]);
  });

  test('is streamed no more when it breaks', async () => {
    const { slack } = demo;
    const ada = slack.addUser({ name: 'Ada' });
    views = [says('First.'), says('First. Second.'), end('')];
    broken = true;
    const stopped = counts()[2]!;
    const calls = await counted(
      () => slack.say(ada, study, '@bot tell me'),
      () => counts()[2] === stopped + 1,
    );
    expect(calls.slice(0, 3)).toEqual([1, 1, 1]);
    expect(slack.refusals).toEqual([]);
  });

  test('in a DM is a message that is edited', async () => {
    const { slack } = demo;
    const ada = slack.addUser({ name: 'Ada' });
    views = [says('In a DM.'), says('In a DM. Two.'), end('In a DM. Two. Three.')];
    const calls = await counted(
      () => slack.say(ada, 'dm', 'tell me'),
      () => slack.sees(ada).includes('In a DM. Two. Three.'),
    );
    expect(calls).toEqual([0, 0, 0, 1, 2]);
  });

  test('is a message that is edited where Slack starts no stream', async () => {
    const { slack } = demo;
    const ada = slack.addUser({ name: 'Ada' });
    views = [says('Late.'), end('Late. And whole.')];
    // More at once than Slack starts in a minute, each in a channel of its own.
    const many = 25;
    const channels = Array.from({ length: many }, (_, n) => slack.addChannel(`more-${n}`));
    const whole = () => slack.sees(ada).split('Late. And whole.').length - 1;
    const [started, , stopped, posted] = await counted(
      () => Promise.all(channels.map((channel) => slack.say(ada, channel, '@bot tell me'))),
      () => whole() === many,
    );
    expect(started).toBe(many);
    expect(posted).toBeGreaterThan(0);
    expect(stopped! + posted!).toBe(many);
    expect(slack.refusals.every((line) => line.includes('ratelimited'))).toBe(true);
  });
});
