import { expect, test } from 'vitest';
import { text } from '../../src/chat/contract/view.ts';
import { withClosedNotice } from '../../src/chat/dispatch/closed.ts';
import { catalogues } from '../../src/i18n/index.ts';

test.each(Object.values(catalogues))('closed DMs are told with advice of the platform they are on: $language', (t) => {
  const told = (platform: string) => JSON.stringify(withClosedNotice({ body: [text('Done.')] }, platform, t));
  expect(told('discord')).toContain('Discord');
  expect(told('slack')).toContain('Slack');
  for (const other of ['telegram', 'constructor']) {
    expect(told(other)).not.toMatch(/Discord|Slack|function/);
    expect(told(other)).toContain(JSON.stringify(t.chat.dmRefused).slice(1, -1));
  }
});
