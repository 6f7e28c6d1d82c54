import MiniSearch from 'minisearch';
import type { EmbeddingPort } from '../src/core/embedding/port.ts';
import { nearest, withSimilar } from '../src/core/embedding/rules.ts';
import type { Passage } from '../src/core/tutor/model.ts';
import { indexPassages, search } from '../src/core/tutor/search.ts';
import { loadCurriculum } from '../src/curriculum/load.ts';
import { embeddingsFrom, meaningOf } from './meaning.ts';
import { type Bench, interleave } from './pairs.ts';
import { median, type Row } from './result.ts';
import {
  type Asked,
  answered,
  definedFirst,
  halfOf,
  type Ranking,
  rankerOf,
  readOffTopic,
  readQuestions,
  readTerms,
  sampleOf,
  score,
  shownTo,
} from './retrieval.ts';

const kinds = ['typed', 'reworded', 'parallel'] as const;
const named = { en: 'English', 'zh-CN': 'Chinese' } as const;

/**
 * Whether the passages that answer a question are found: by `/ask` as somebody new has it, to whom no explanation is shown, beside
 * MiniSearch with its own tokeniser. Another set of questions is read from the folder in `QUESTIONS`.
 */
export const bench: Bench = {
  peer: 'MiniSearch with its default tokeniser, on the same passages',
  packages: ['minisearch', 'stemmer'],
  async run(pairs) {
    const curriculum = await loadCurriculum('curriculum');
    const { passages, stems } = sampleOf(curriculum);
    const { words } = curriculum;
    const folder = process.env.QUESTIONS ?? 'bench/data';
    const questions = [...readQuestions(folder), ...stems];
    const offTopic = readOffTopic(folder);
    const library = await indexPassages(passages, { words });
    const ours = rankerOf(library);
    const peer = byDefault(passages.filter(shownTo));
    const of = (kind: Asked['kind'], language: Asked['language']) =>
      questions.filter((one) => one.kind === kind && one.language === language);
    // Counts are the same each time.
    const same = (value: number): number[] => Array<number>(pairs).fill(value);

    const rows: Row[] = [];
    for (const kind of kinds)
      for (const language of ['en', 'zh-CN'] as const) {
        const asked = of(kind, language);
        const [own, other] = [score(asked, ours), score(asked, peer)];
        const name = `${named[language]}, ${kind} (${asked.length})`;
        rows.push({ name: `Recall@5, ${name}`, unit: 'of 1', ours: same(own.recall), peer: same(other.recall) });
        rows.push({ name: `MRR, ${name}`, unit: 'of 1', ours: same(own.mrr), peer: same(other.mrr) });
        if (kind === 'parallel') continue;
        for (const half of ['development', 'heldOut'] as const) {
          const part = asked.filter((one) => halfOf(one) === half);
          const { recall } = score(part, ours);
          const which = half === 'heldOut' ? 'held out' : half;
          const of = `${named[language]}, ${kind}, ${which} (${part.length})`;
          if (part.length) rows.push({ name: `Recall@5, ${of}`, unit: 'of 1', ours: same(recall) });
        }
      }
    const recallOf = (language: Asked['language']) => score(of('parallel', language), ours).recall;
    rows.push({
      name: 'English Recall@5 over Chinese, parallel',
      unit: '×',
      ours: same(recallOf('en') / recallOf('zh-CN')),
      goal: 1 / 0.98,
    });
    // What is written in one language only is found from the other by the words that both have.
    for (const [from, to] of [
      ['zh-CN', 'en'],
      ['en', 'zh-CN'],
    ] as const) {
      const across = rankerOf(await indexPassages(passages, { languages: [to], words }));
      const name = `Recall@5, ${named[from]} typed, text in ${named[to]} alone`;
      rows.push({ name, unit: 'of 1', ours: same(score(of('typed', from), across).recall) });
    }
    for (const language of ['en', 'zh-CN'] as const) {
      const taught = [...of('typed', language), ...of('reworded', language)];
      const share = (asked: readonly Asked[]) => same(answered(asked, library));
      rows.push({ name: `answered, ${named[language]}, taught`, unit: 'of 1', ours: share(taught) });
      rows.push({
        name: `answered, ${named[language]}, not taught`,
        unit: 'of 1',
        ours: share(of('unanswerable', language)),
      });
    }
    for (const [part, name] of [
      ['fitted', 'that the rule was fitted to'],
      ['heldOut', 'held out'],
    ] as const)
      if (offTopic[part].length)
        rows.push({
          name: `answered, off the subject, ${name} (${offTopic[part].length})`,
          unit: 'of 1',
          ours: same(answered(offTopic[part], library)),
          goal: 0.2,
        });
    const terms = readTerms(folder);
    for (const language of ['en', 'zh-CN'] as const)
      for (const half of ['development', 'heldOut'] as const) {
        const part = terms.filter((one) => one.half === half && one.language === language);
        const name = `${named[language]}, what a term means, ${half === 'heldOut' ? 'held out' : half} (${part.length})`;
        if (part.length)
          rows.push({ name: `right definition first, ${name}`, unit: 'of 1', ours: same(definedFirst(part, library)) });
      }
    // Where a model is refused, the search is the one by words.
    for (const embedding of await embeddingsFrom(process.env, curriculum, questions)) {
      const dense = await meaningOf(curriculum, embedding);
      for (const kind of kinds)
        for (const language of ['en', 'zh-CN'] as const) {
          const asked = of(kind, language);
          const vectors = dense ? await vectorsOf(embedding, asked) : new Map<string, Float32Array>();
          const both = (question: string): Ranking => {
            const vector = vectors.get(question);
            if (!dense || !vector) return ours(question);
            const byWords = search(library, question).filter(({ passage }) => shownTo(passage));
            const [first] = byWords.filter(({ defines }) => defines);
            const near = withSimilar(byWords.slice(0, 40), nearest(dense, vector), library.passages);
            // What a term means has no vector, and comes first with and without.
            return (
              [...(first ? [first] : []), ...near]
                // As `/ask` does: what may not be shown takes nobody's place.
                .filter(({ passage }) => shownTo(passage))
                .map(({ passage, share }) => ({ skills: passage.skills, share }))
            );
          };
          const [with_, without] = [score(asked, both), score(asked, ours)];
          const name = `${named[language]}, ${kind}, with ${embedding.name()}${dense ? '' : ', refused'}`;
          rows.push({
            name: `Recall@5, ${name}, without over with`,
            unit: '×',
            ours: same(without.recall / with_.recall),
            goal: 1,
          });
        }
    }
    const timed = await interleave(pairs, {
      ours: async () => p50(ours, questions),
      peer: async () => p50(peer, questions),
    });
    rows.push({ name: 'one search, p50', unit: 'ms', ours: [...timed.ours], goal: 5 });
    rows.push({ name: 'one search, p50, beside', unit: 'ms', ours: [...timed.ours], peer: [...timed.peer] });
    return rows;
  },
};

async function vectorsOf(
  embedding: EmbeddingPort,
  asked: readonly Asked[],
): Promise<ReadonlyMap<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>();
  for (let at = 0; at < asked.length; at += 64) {
    const texts = asked.slice(at, at + 64).map(({ text }) => text);
    for (const [n, vector] of ((await embedding.embed(texts)) ?? []).entries()) vectors.set(texts[n]!, vector);
  }
  return vectors;
}

function byDefault(passages: readonly Passage[]) {
  const index = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
  const written = ({ name, heading, body, also }: Passage) =>
    [name, heading, body, ...also].flatMap((text) => Object.values(text ?? {})).join('\n');
  index.addAll(passages.map((passage) => ({ id: passage.id, text: written(passage) })));
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  return (question: string): Ranking =>
    index.search(question).map(({ id }) => ({ skills: byId.get(String(id))!.skills, share: 1 }));
}

function p50(rank: (question: string) => Ranking, questions: readonly Asked[]): number {
  return median(
    questions.slice(0, 300).map(({ text }) => {
      const begun = performance.now();
      rank(text);
      return performance.now() - begun;
    }),
  );
}
