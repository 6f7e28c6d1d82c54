/** A model that says what texts mean, when there is one. */
export interface EmbeddingPort {
  /** What it is called; undefined when there is none. */
  name(): string | undefined;
  /** A vector of length 1 for each text, all of one dimension. Undefined when it does not answer in time; never throws. */
  embed(texts: readonly string[]): Promise<readonly Float32Array[] | undefined>;
}

/** The vectors of texts, by the model that made them. */
export interface VectorPort {
  /** Those of the texts that have none. */
  missing(model: string, texts: readonly string[]): Promise<readonly string[]>;
  find(model: string, texts: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
  keep(model: string, vectors: readonly { readonly text: string; readonly vector: Float32Array }[]): Promise<void>;
  /** Forgets those of other models, and of texts that are not among these. */
  forget(model: string, but: readonly string[]): Promise<void>;
}
