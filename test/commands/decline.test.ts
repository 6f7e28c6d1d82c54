import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { createModel } from '../../src/model/model.ts';
import { library } from '../curriculum/library.ts';
import { modelTerms } from '../harness/model.ts';
import type { Seat } from '../harness/seat.ts';
import { join, openGroup, playAll, type Row, type Scene, sees } from '../harness/stage.ts';
import { startModelServer } from '../platforms/model.ts';

const server = await startModelServer();
const model = createModel({ name: 'm', baseUrl: server.url, timeoutMs: 5_000, ...modelTerms() }, { warn() {} });
beforeAll(() => model.ask());
afterAll(() => server.stop());
beforeEach(() => {
  server.requests.length = 0;
});

const words = {
  en: {
    recall: 'What is recall when I search?',
    says: 'The share of the right passages that a search has found is recall.',
    made: 'Cleverdon invented recall at Cranfield.',
    passage: 'Recall is the share of the right passages',
    weather: 'Will it rain in Lisbon on Sunday?',
    goesOn: 'and will it rain in Lisbon on Sunday?',
  },
  'zh-CN': {
    recall: '召回率是什么意思？',
    says: '检索找到的正确段落所占的比例，就是召回率。',
    made: '召回率是克莱弗登在克兰菲尔德发明的。',
    passage: '召回率是检索找到的正确段落所占的比例',
    weather: '明天里斯本下雨吗？',
    goesOn: '那里斯本明天会下雨吗？',
  },
} as const;

/** How many questions the model was asked. */
const asked = () => server.requests.filter(({ input }) => input.includes('<question>')).length;

async function decline({ t, mei }: Pick<Scene, 't' | 'mei'>, where?: Scene['room']): Promise<void> {
  await mei.command('cohort settings', {}, where);
  await sees(mei, t.cohort.beyondSays.split('`').at(-1)!);
  await mei.press(t.cohort.declineOn);
  await sees(mei, t.cohort.beyondDeclines.split('`').at(-1)!);
}

/** Joins one more group: who has answered the question once is not asked again. */
async function joinToo({ t }: Pick<Scene, 't'>, who: Seat, where: Scene['room']): Promise<void> {
  await who.command('join', {}, where);
  await sees(who, `[${t.join.setDay}]`);
  await who.press(t.join.setDay);
  await who.submit({ clock: 'Berlin', hour: '13' });
  await sees(who, t.join.remindYes('13:00'));
  await who.press(t.join.remindNo);
}

const rows: readonly Row[] = [
  [
    'an organiser has what the library does not answer declined: no model is asked, the group is; and takes that back',
    async ({ t, mei, wei, runJobs }) => {
      const own = words[t.language];
      await openGroup({ t, mei });
      await join({ t }, mei);
      await join({ t }, wei);
      await runJobs();
      await decline({ t, mei });
      await wei.command('ask', { question: own.weather });
      const seen = await sees(wei, t.ask.declined, 1);
      expect(seen).not.toContain(t.ask.nothing);
      expect(seen).not.toContain(t.ask.reading);
      expect(asked()).toBe(0);
      await wei.press(t.ask.group);
      await wei.submit({ signed: 'no', notify: 'no' });
      await sees(wei, t.peers.asked);
      await mei.command('cohort library');
      await sees(mei, t.library.declines.split('`').at(-1)!);
      await mei.command('cohort members');
      await sees(mei, `[${t.audit.button}]`);
      await mei.press(t.audit.button);
      await sees(mei, t.audit.did.settings(t.audit.fields.declines));
      await mei.command('cohort settings');
      await mei.press(t.cohort.declineOff);
      await sees(mei, t.cohort.beyondSays.split('`').at(-1)!, 1);
      await wei.command('ask', { question: own.weather });
      await sees(wei, t.ask.nothing, 1);
    },
  ],
  [
    'what the model says without support becomes the same sentence; what it says with it is shown, and a question that leaves the library declined',
    async ({ t, mei, wei }) => {
      const own = words[t.language];
      await openGroup({ t, mei });
      await join({ t }, wei);
      await decline({ t, mei });
      server.script(() => [{ text: own.made, sources: [1] }]);
      await wei.say(own.recall, 'dm');
      const seen = await sees(wei, t.ask.declined, 1);
      expect(asked()).toBe(1);
      for (const hidden of [own.made, own.passage, t.ask.byModel]) expect(seen).not.toContain(hidden);
      server.script(() => [
        { text: own.made, sources: [1] },
        { text: own.says, sources: [1] },
      ]);
      await wei.say(`${own.recall}?`, 'dm');
      expect(await sees(wei, t.ask.byModel, 1)).not.toContain(own.made);
      expect(await wei.sees()).toContain(own.says);
      const before = asked();
      await wei.say(own.goesOn, 'dm');
      await sees(wei, t.ask.declined, 2);
      expect(asked()).toBe(before);
    },
  ],
  [
    'another group of the server is told that nothing covers it, as is who is in none; who is in several is asked by the channel',
    async ({ t, mei, room, chat, seat }) => {
      const { weather } = words[t.language];
      const beside = chat.room(room);
      const lin = seat('Lin', { in: [room, beside], organiser: true });
      const wei = seat('Wei', { in: [room, beside] });
      await openGroup({ t, mei: lin }, 'Owls');
      await openGroup({ t, mei: lin }, 'Larks', beside);
      await join({ t }, wei, t.join.remindNo, room);
      await joinToo({ t }, wei, beside);
      await decline({ t, mei: lin }, beside);
      await wei.command('ask', { question: weather }, room);
      await sees(wei, t.ask.nothing, 1);
      await wei.command('ask', { question: weather }, beside);
      await sees(wei, t.ask.declined, 1);
      await mei.command('ask', { question: weather });
      await sees(mei, t.ask.nothing, 1);
      expect(asked()).toBe(0);
    },
  ],
];

playAll(rows, { curriculum: library, model });
