import { expect, test } from 'vitest';
import { hidePeople } from '../../src/core/conversation/hide-people.ts';

test.each([
  ['why does wei get None here', ['Wei Li'], 'why does (name) get None here'],
  ['Wei Li and weight decay', ['Wei Li'], '(name) and weight decay'],
  ['我是Wei，小李也不懂召回率', ['Wei', '小李'], '我是(name)，(name)也不懂召回率'],
  ['write to ana.b+c@mail.example.org or 写给a@b.cn吧', [], 'write to (address) or 写给(address)吧'],
  ['see https://example.org/u/17?t=1 please', [], 'see (link) please'],
  ['看www.example.org/a，谢谢', [], '看(link)，谢谢'],
  ['<@U012ABC> and <!here> say so', [], '(somebody) and (somebody) say so'],
  ['my key sk-proj-9aB8c7D6e5F4g3H2 does not work', [], 'my key (key) does not work'],
  ['call 138 1234 5678 or +49 (30) 123-4567', [], 'call (number) or (number)'],
  // What a question about the subject has is left as it is.
  ['why is 0.1 + 0.2 not 0.3 in 2026-11-28', ['An', 'L'], 'why is 0.1 + 0.2 not 0.3 in 2026-11-28'],
  ['an int of 1000000 and retrieval-augmented-generation', [], 'an int of 1000000 and retrieval-augmented-generation'],
])('“%s”, known as %j, is kept as “%s”', (text, names, kept) => expect(hidePeople(text, names)).toBe(kept));
