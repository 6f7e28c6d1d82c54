import { z } from 'zod';
import type { ModelApi, ModelSentence } from '../core/tutor/model.ts';

const sentenceSchema = z.object({
  text: z.string().trim().min(1).max(1_000),
  sources: z.array(z.int().min(1).max(99)).max(9),
});

/** The schema that structured output is asked for by. */
export const answerSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['sentences'],
  properties: {
    sentences: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['text', 'sources'],
        properties: { text: { type: 'string' }, sources: { type: 'array', items: { type: 'integer' } } },
      },
    },
  },
};

/** Longer answers are cut: nobody reads them, and a server that never ends must not fill the memory. */
const maxLetters = 12_000;

/** An answer that is not what was asked for. */
export class MalformedAnswer extends Error {}

export interface Reader<T> {
  /** The parts that are whole now. */
  add(piece: string): readonly T[];
  /** What is left at the end. Throws a {@link MalformedAnswer} when the answer broke off or is something else. */
  end(): readonly T[];
}

/** Reads sentences out of an answer that comes in pieces, in the format of the API. */
export const readerOf = (api: ModelApi): Reader<ModelSentence> =>
  bounded(api === 'responses' ? jsonReader() : lineReader(), maxLetters);

/** The same, as long as the answer has not more letters. */
export function bounded<T>(reader: Reader<T>, most: number): Reader<T> {
  let letters = 0;
  return {
    add(piece) {
      letters += piece.length;
      if (letters > most) throw new MalformedAnswer('the answer is too long');
      return reader.add(piece);
    },
    end: reader.end,
  };
}

/** `{"sentences":[{"text":"…","sources":[1]}, …]}`: each inner object is parsed when it closes. */
function jsonReader(): Reader<ModelSentence> {
  let text = '';
  let at = 0;
  let depth = 0;
  let begun = 0;
  let inString = false;
  let escaped = false;
  return {
    add(piece) {
      text += piece;
      const found: ModelSentence[] = [];
      for (; at < text.length; at++) {
        const letter = text[at]!;
        if (inString) {
          if (escaped) escaped = false;
          else if (letter === '\\') escaped = true;
          else if (letter === '"') inString = false;
        } else if (letter === '"') inString = true;
        else if (letter === '{') {
          depth++;
          if (depth === 2) begun = at;
        } else if (letter === '}') {
          if (depth === 2) found.push(parse(text.slice(begun, at + 1)));
          depth--;
        }
      }
      return found;
    },
    end() {
      // All of it, so that another shape is not taken for an answer without sentences.
      const whole = z.object({ sentences: z.array(sentenceSchema) }).safeParse(json(text));
      if (!whole.success) throw new MalformedAnswer(whole.error.issues[0]?.message);
      return [];
    },
  };
}

function parse(text: string): ModelSentence {
  const read = sentenceSchema.safeParse(json(text));
  if (!read.success) throw new MalformedAnswer(read.error.issues[0]?.message);
  return read.data;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MalformedAnswer('not JSON');
  }
}

/** Without the thoughts that a server leaves in the text. */
export const withoutThoughts = (text: string): string => text.replace(/<think>[\s\S]*?(?:<\/think>|$)/g, '');

/** One sentence a line, with the numbers of its passages at the end: `… [1][2]`. `NONE` says that there is no answer. */
function lineReader(): Reader<ModelSentence> {
  let rest = '';
  let lines = 0;
  const read = (line: string): ModelSentence[] => {
    const text = line
      // The mark of a list is no part of it.
      .replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '')
      .trim();
    if (!text) return [];
    lines++;
    if (/^NONE\.?$/i.test(text)) return [];
    const marked = /^(.*?)((?:\s*[[【]\s*\d+(?:\s*[,，、]\s*\d+)*\s*[\]】])+)\s*[.。]?$/s.exec(text);
    const [said, marks] = marked ? [marked[1]!, marked[2]!] : [text, ''];
    const sources = [...new Set([...marks.matchAll(/\d+/g)].map(([number]) => Number(number)))];
    const sentence = sentenceSchema.safeParse({ text: said, sources });
    if (!sentence.success) throw new MalformedAnswer(sentence.error.issues[0]?.message);
    return [sentence.data];
  };
  return {
    add(piece) {
      rest += piece;
      if (/<think>/.test(rest) && !rest.includes('</think>')) return [];
      rest = withoutThoughts(rest);
      const parts = rest.split('\n');
      rest = parts.pop()!;
      return parts.flatMap(read);
    },
    end() {
      const found = read(withoutThoughts(rest));
      if (!lines) throw new MalformedAnswer('an empty answer');
      return found;
    },
  };
}
