import { beforeAll, describe, expect, test } from 'vitest';
import { atOnce, type Button } from '../src/chat/contract/view.ts';
import { languages } from '../src/core/language/model.ts';
import { expectOnDiscord } from './discord/views.ts';
import { buttonsOf } from './harness/reply.ts';
import { expectOnSlack } from './slack/views.ts';
import { type Sampled, sampleViews } from './views.ts';

/** What somebody chooses as the answer to a question of ours: those are as many as the question has. */
const answers: readonly string[] = [
  ...['answer', 'unknown', 'self', 'partly', 'write', 'model'].map((action) => `quiz.${action}`),
  ...['answer', 'write', 'remind'].map((action) => `join.${action}`),
  // How much the week was; whether an answer helped; whether messages should pause.
  ...['progress.load', 'ask.helpful', 'ask.unhelpful', 'settings.weekOff', 'settings.goOn', 'settings.silence'],
];

const isAnswer = (button: Button): boolean => 'route' in button && answers.includes(button.route.replace(/:.*/, ''));

const tooMany = (samples: readonly Sampled[]) =>
  samples.flatMap((sample) => {
    const offered = 'view' in sample ? buttonsOf(sample.view).filter((one) => !isAnswer(one)) : [];
    return offered.length > atOnce ? [`${sample.name}: ${offered.map(({ label }) => label).join(', ')}`] : [];
  });

/** Two buttons of one message that do the same. */
const twice = (samples: readonly Sampled[]) =>
  samples.flatMap((sample) => {
    const routes = 'view' in sample ? buttonsOf(sample.view).flatMap((one) => ('route' in one ? [one.route] : [])) : [];
    const again = routes.filter((route, at) => routes.indexOf(route) !== at);
    return again.length ? [`${sample.name}: ${again.join()}`] : [];
  });

describe.each(languages)('every view and form in %s is what it was', (language) => {
  let samples: readonly Sampled[];
  beforeAll(async () => {
    samples = await sampleViews(language);
    expect(samples.length).toBeGreaterThan(60);
  });

  test('with five buttons at most beside the answers to a question', () => expect(tooMany(samples)).toEqual([]));
  test('and offers nothing twice', () => expect(twice(samples)).toEqual([]));
  test('and Discord takes it', () => expectOnDiscord(language, samples));
  test('and Slack takes it, as a message and on the Home tab', () => expectOnSlack(language, samples));
});
