import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { VectorPort } from '../core/embedding/port.ts';
import type { Db } from './database.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

const toBytes = (vector: Float32Array): Buffer => {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [at, value] of vector.entries()) bytes.writeFloatLE(value, at * 4);
  return bytes;
};
const ofBytes = (bytes: Buffer): Float32Array =>
  Float32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(at * 4));

/** The vectors of texts, by model. The texts themselves are in the curriculum. */
export function vectors(db: Db): VectorPort {
  return {
    async missing(model, texts) {
      const { rows } = await sql<{ hash: string }>`select hash from vector where model = ${model}`.execute(db);
      const have = new Set(rows.map(({ hash }) => hash));
      return texts.filter((text) => !have.has(hashOf(text)));
    },

    async find(model, texts) {
      const { rows } = await sql<{ hash: string; vector: Buffer }>`
        select hash, vector from vector where model = ${model}`.execute(db);
      const found = new Map(rows.map(({ hash, vector }) => [hash, vector]));
      return new Map(
        texts.flatMap((text) => {
          const bytes = found.get(hashOf(text));
          return bytes ? [[text, ofBytes(bytes)]] : [];
        }),
      );
    },

    async keep(model, list) {
      const hashes = list.map(({ text }) => hashOf(text));
      const bytes = list.map(({ vector }) => toBytes(vector));
      await sql`
        insert into vector (model, hash, vector)
        select ${model}, h, v from unnest(${hashes}::text[], ${bytes}::bytea[]) as given (h, v)
        on conflict (model, hash) do update set vector = excluded.vector`.execute(db);
    },

    async forget(model, but) {
      await sql`delete from vector where model <> ${model} or hash <> all(${but.map(hashOf)}::text[])`.execute(db);
    },
  };
}
