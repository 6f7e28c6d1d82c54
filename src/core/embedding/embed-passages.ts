import type { Curriculum } from '../curriculum/model.ts';
import type { Ports } from '../ports.ts';
import type { Passage } from '../tutor/model.ts';
import { curriculumIndex, type PassageIndex, search } from '../tutor/search.ts';
import { calibrate, type Dense, examplesOf, nearest, type TriedExample, textsOf, type Vector } from './rules.ts';

/** So many texts are embedded by one call, and by so many calls each time. */
const perCall = 64;
const calls = 10;

/** What was found by words, as far down as anybody looks. */
const maxLooked = 40;

type EmbeddingPorts = Pick<Ports, 'curriculum' | 'embedding' | 'vector'>;

/** All that has a vector: the passages, and the questions on which they are tried. */
function wantedTexts(curriculum: Curriculum, { passages }: PassageIndex): readonly string[] {
  const texts = [...passages.values()].flatMap(textsOf);
  return [...new Set([...texts, ...examplesOf(curriculum).map(({ text }) => text)])];
}

/**
 * Embeds what has no vector yet, some of it each time. `complete` when nothing is left: from then on meaning helps to
 * find passages, unless `refused`, since it finds no more than words alone.
 */
export async function embedPassages(ports: EmbeddingPorts): Promise<'off' | 'incomplete' | 'complete' | 'refused'> {
  const model = ports.embedding.name();
  if (model === undefined) return 'off';
  const library = await curriculumIndex(ports.curriculum);
  const wanted = wantedTexts(ports.curriculum, library);
  let missing = await ports.vector.missing(model, wanted);
  if (!missing.length) return 'complete';
  for (let call = 0; call < calls && missing.length; call++) {
    const texts = missing.slice(0, perCall);
    const vectors = await ports.embedding.embed(texts);
    if (!vectors) return 'incomplete';
    await ports.vector.keep(
      model,
      texts.map((text, at) => ({ text, vector: vectors[at]! })),
    );
    missing = missing.slice(perCall);
  }
  if (missing.length) return 'incomplete';
  // What the curriculum no longer has.
  await ports.vector.forget(model, wanted);
  const made = await makeDense(ports, model, library);
  return typeof made === 'string' ? made : 'complete';
}

/** What was found out: `refused`, since with it less is found than by words alone, or something has no vector yet. */
type Made = Dense | 'refused' | 'incomplete';

async function makeDense(ports: EmbeddingPorts, model: string, library: PassageIndex): Promise<Made> {
  const { curriculum } = ports;
  const stored = await ports.vector.find(model, wantedTexts(curriculum, library));
  const of = (texts: readonly string[]): readonly Vector[] => texts.flatMap((text) => stored.get(text) ?? []);
  const vectors = new Map([...library.passages].map(([id, passage]) => [id, of(textsOf(passage))]));
  if ([...vectors.values()].some((list) => list.length === 0)) return 'incomplete';
  // An explanation has the words of its question, which would be too easy.
  const taught = ({ source }: Passage) => source !== 'explanation';
  const tried = { vectors: new Map([...vectors].filter(([id]) => taught(library.passages.get(id)!))), least: -1 };
  const examples: TriedExample[] = [];
  for (const example of examplesOf(curriculum)) {
    const vector = stored.get(example.text);
    const byWords = search(library, example.text).filter(({ passage }) => taught(passage));
    if (vector) examples.push({ ...example, byWords: byWords.slice(0, maxLooked), near: nearest(tried, vector) });
    // A second in all: whoever does something else does not wait for it.
    await new Promise((done) => setTimeout(done));
  }
  const least = calibrate(library.passages, examples);
  return least === undefined ? 'refused' : { vectors, least };
}

interface Known {
  readonly until: Temporal.Instant;
  readonly made: Promise<Made>;
}

const known = new WeakMap<Curriculum, Known>();

/** How often it is looked whether all is embedded. What comes of that stays: vectors and curriculum are then the same. */
const lookEvery = { minutes: 5 };

/** What passages mean, as far as it is known and helps. */
export async function denseOf(ports: EmbeddingPorts, now: Temporal.Instant): Promise<Dense | undefined> {
  const before = known.get(ports.curriculum);
  const believed = before && Temporal.Instant.compare(now, before.until) < 0;
  const found = await (believed ? before.made : look(ports, now, before?.made));
  return typeof found === 'string' ? undefined : found;
}

function look(ports: EmbeddingPorts, now: Temporal.Instant, before: Promise<Made> | undefined): Promise<Made> {
  const { curriculum } = ports;
  const find = async (): Promise<Made> => {
    const earlier = await before;
    if (earlier !== undefined && earlier !== 'incomplete') return earlier;
    const model = ports.embedding.name();
    return model === undefined ? 'refused' : makeDense(ports, model, await curriculumIndex(curriculum));
  };
  const made = find();
  known.set(curriculum, { until: now.add(lookEvery), made });
  made.catch(() => known.delete(curriculum));
  return made;
}
