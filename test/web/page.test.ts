import { html } from 'htm/preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Message, Person, Select } from '../../src/web/page/api.ts';
import { get } from '../../src/web/page/model.ts';
import { ViewBody } from '../../src/web/page/view.ts';
import { phase } from '../../src/web/page/welcome.ts';
import { words } from '../../src/web/page/words.ts';

const answered: Message = {
  ...{ id: '1', channel: 'dm:you', author: 'bot', private: true, edited: false },
  at: new Date().toISOString(),
  view: { tone: 'good', body: [] },
};

describe('how far a visitor has come', () => {
  const at = (member: boolean) => {
    const you: Person = { account: 'you', name: 'You', role: 'you', member, channels: [] };
    return phase({ ...get(), people: [you], person: 'you', messages: { 'dm:you': [answered] } });
  };

  it('is a member as soon as they have joined, on the first day too', () => expect(at(true)).toBe('member'));

  it('is no member once they have left: the strip offers to join', () => expect(at(false)).toBe('answered'));
});

describe.each(['en', 'zh-CN'] as const)('a select on the page (%s)', (lang) => {
  const w = words[lang];
  const shown = (max: number) => {
    const options = Array.from({ length: 12 }, (_, n) => ({ value: String(n), label: `Option ${n}` }));
    const block: Select = { kind: 'select', placeholder: 'Skill', route: 'roadmap.pick:swe:0', min: 1, max, options };
    const message = { ...answered, view: { tone: 'plain' as const, body: [block] } };
    return renderToString(html`<${ViewBody} message=${message} busy=${false} lang=${lang} w=${w} />`);
  };

  it('of one choice says that one chooses, and of several that they are sent', () => {
    expect(shown(1)).toMatch(new RegExp(`<button[^>]*>\\s*${w.pickOne}\\s*</button>`));
    expect(shown(3)).toMatch(new RegExp(`<button[^>]*>\\s*${w.submit}\\s*</button>`));
    expect(shown(1)).not.toContain(`>${w.submit}<`);
  });
});
