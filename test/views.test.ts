import { beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../src/core/language/model.ts';
import { expectOnDiscord } from './discord/views.ts';
import { expectOnSlack } from './slack/views.ts';
import { type Sampled, sampleViews } from './views.ts';

describe.each(languages)('every view and form in %s is what it was', (language) => {
  let samples: readonly Sampled[];
  beforeAll(async () => {
    samples = await sampleViews(language);
    expect(samples.length).toBeGreaterThan(60);
  });

  test('and Discord takes it', () => expectOnDiscord(language, samples));
  test('and Slack takes it, as a message and on the Home tab', () => expectOnSlack(language, samples));
});
