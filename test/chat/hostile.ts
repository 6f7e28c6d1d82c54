import fc from 'fast-check';

/** Any character there is. fast-check's own `binary` lists all of them first, which takes two seconds and 200 MB. */
export const anyCharacter = fc
  .integer({ min: 0, max: 0x10_ffff - 0x800 })
  .map((n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800));

/** A web address; fast-check's own lists all characters, too. */
export const webUrl = fc
  .tuple(
    fc.constantFrom('http', 'https'),
    fc.domain(),
    fc.string({ unit: fc.constantFrom(..."azAZ09-._~!$&'()*+,;=:@/", '%E5%AD%97', '%20'), maxLength: 60 }),
  )
  .map(([scheme, domain, path]) => `${scheme}://${domain}/${path}`);

/** What nobody would type, and somebody will. */
export const hostile = fc.oneof(
  fc.constantFrom(
    ...['', ' ', '\0', 'a\0b', '\ud800', '\udfff😀', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'],
    ...['0', '-1', '007', '1e9', '1.5', '９', '99999999999999999999', '999999999999999999', 'null', '[]', '{}', 'on', 'off'],
    ...["'; drop table learner; --", '%s%n', '../../etc/passwd', '$1', '{{7*7}}', '<script>', '@everyone', '<!channel>', '```', '|', '\u202e', '\u200b'],
    ...['x'.repeat(70_000), '😀'.repeat(3000), '“ '.repeat(3000), '\n'.repeat(500), 'a:'.repeat(2000)],
    ...['&#60;!channel&#62; &lt;@U1&gt; &#64;everyone', `a${'\u0301'.repeat(500)}`, '👩‍👩‍👧‍👦'.repeat(300), `${'*_['.repeat(500)}x${']_*'.repeat(500)}`],
    ...['24:00', '20:15', '2027-01-04', '-271821-04-19', '+275760-09-13', '2027-13-45', '9:00 Berlin', '9:00 __proto__', 'constructor', 'Etc/GMT+99'],
    ...['1 2 3', '3 2 1', '0,8', '4/0', '80 %', 'Infinity', 'https://x.example', 'javascript:alert(1)', 'dm', 'zh-CN'],
  ),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
); // biome-ignore format: lists
