import { afterEach, describe, expect, test } from 'vitest';
import { buttons, text, type View } from '../../src/chat/contract/view.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { startDemo } from '../harness/slack.ts';

const { en } = catalogues;
const post: View = { body: [text('Good morning'), buttons({ label: 'Start', route: 'task.start' })] };

let demo: Awaited<ReturnType<typeof startDemo>>;
afterEach(() => demo.stop());

describe.each(['socket', 'http'] as const)('in an enterprise, over %s', (mode) => {
  test('a member of another of its workspaces is answered, as one person, and a stranger is not', async () => {
    demo = await startDemo(mode, () => ({ kind: 'view', view: { body: [text('Answered')] } }), undefined, {
      enterprise: 'E0ORG',
    });
    const { slack, bot, events } = demo;
    const general = slack.addChannel('general');
    const [mei, sam] = [
      slack.addUser({ name: 'mei', team: 'T0SISTER', enterprise: 'E0ORG' }),
      slack.addUser({ name: 'sam', team: 'E0ORG' }),
    ];
    const eve = slack.addUser({ name: 'eve', team: 'T0OTHER', enterprise: 'E0OTHER' });
    await bot.send({ workspace: slack.team.id, channel: general.id }, post, 'key');
    for (const who of [mei, sam]) {
      await slack.press(who, 'Start');
      await slack.until(who, 'Answered');
    }
    await slack.press(eve, 'Start');
    await slack.until(eve, en.chat.elsewhere);
    // Their DMs are opened by the bot's own workspace.
    expect(events.map(({ account }) => account)).toEqual([mei, sam].map(({ id }) => `${slack.team.id}:${id}`));
    expect(events.map(({ workspace }) => workspace?.id)).toEqual([slack.team.id, slack.team.id]);
  });
});
