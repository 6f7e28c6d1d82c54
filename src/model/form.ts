import { z } from 'zod';
import { bounded, MalformedAnswer, type Reader, withoutThoughts } from './sentences.ts';

/** A token has fewer letters, so what is longer does not end by itself. */
const lettersOfToken = 8;

/**
 * A schema as structured output takes it. Lengths are left out, which not every server knows; they are checked when the
 * form is read.
 */
export function wireSchema(schema: z.ZodType): object {
  const { $schema: _, ...wire } = z.toJSONSchema(schema, {
    io: 'input',
    override({ jsonSchema }) {
      for (const key of ['minLength', 'maxLength', 'minItems', 'maxItems'] as const) delete jsonSchema[key];
    },
  });
  return wire;
}

/** Reads one JSON value out of an answer that comes in pieces, perhaps in a fence. It is there at the end. */
export function formReader<T>(schema: z.ZodType<T>, maxTokens: number): Reader<T> {
  let text = '';
  const reader: Reader<T> = {
    add(piece) {
      text += piece;
      return [];
    },
    end() {
      const written = withoutThoughts(text).trim();
      const [, fenced = written] = /^```(?:json)?\s*\n([\s\S]*?)\n?```$/.exec(written) ?? [];
      let value: unknown;
      try {
        value = JSON.parse(fenced);
      } catch {
        throw new MalformedAnswer('not JSON');
      }
      const read = schema.safeParse(value);
      if (!read.success) throw new MalformedAnswer(read.error.issues[0]?.message);
      return [read.data];
    },
  };
  return bounded(reader, maxTokens * lettersOfToken);
}
