type Fold = (text: string) => string;

const quotes: Fold = (text) => text.replace(/[‘’‚‛′]/g, "'").replace(/[“”„‟″]/g, '"');
const spaces: Fold = (text) =>
  text.replace(/[\p{Zs}\u200b\u2060\ufeff]/gu, (space) => (/\p{Zs}/u.test(space) ? ' ' : ''));
const width: Fold = (text) => text.normalize('NFKC').replace(/。/g, '.').replace(/、/g, ',');
/** A phone makes one dash of two hyphens. */
const dash: Fold = (text) => text.replace(/[−–‐‑‒—―]/g, '-');
const twoDashes: Fold = (text) => text.replace(/—/g, '--').replace(/[−–‐‑‒―]/g, '-');
/** What stands around code in a chat. */
const fence: Fold = (text) => text.trim().replace(/^(`{1,3})(?:\w*\n)?([\s\S]*?)\1$/, '$2');

/**
 * Is it what a program prints? Compared line by line, without trailing space. What keyboards and chats put in by
 * themselves (curly quotes, dashes, hard spaces, wide characters, a fence) is taken for what was meant, except in a key
 * that has such a character itself, where it may be the point.
 */
export function sameOutput(typed: string, key: string): boolean {
  const wanted = lines(key);
  const folds = [fence, quotes, spaces, width].filter((fold) => lines(fold(key)) === wanted);
  const fold = (text: string) => folds.reduce((folded, next) => next(folded), text);
  const ways = dash(key) === key || !/[−–‐‑‒—―]/.test(key) ? [dash, twoDashes] : [(text: string) => text];
  const foldsWidth = folds.includes(width);
  return ways.some((way) => {
    // A wide comma has its space in it.
    const spaced = foldsWidth ? typed.replace(/([，：])\s*/g, '$1 ') : typed;
    return [typed, spaced].some((text) => lines(fold(way(text))) === wanted);
  });
}

const lines = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
