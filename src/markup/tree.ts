/** CommonMark as it was read: what each platform writes its own text from. */
export type Block =
  | ({ readonly kind: 'paragraph'; readonly of: readonly Inline[] } & Placed)
  | ({ readonly kind: 'heading'; readonly level: number; readonly of: readonly Inline[] } & Placed)
  | ({ readonly kind: 'quote'; readonly of: readonly Block[] } & Placed)
  | ({ readonly kind: 'fence'; readonly language: string; readonly text: string } & Placed)
  | ({ readonly kind: 'rule' } & Placed)
  | List
  | Table;

export type List = {
  readonly kind: 'list';
  /** The first number; absent for bullets. */
  readonly start?: number;
  /** No blank line between its items. */
  readonly tight: boolean;
  readonly items: readonly (readonly Block[])[];
} & Placed;

export type Table = {
  readonly kind: 'table';
  readonly head: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
} & Placed;

export interface Cell {
  readonly align?: 'left' | 'center' | 'right';
  readonly of: readonly Inline[];
}

interface Placed {
  /** There is no blank line between it and the block before it. */
  readonly joined?: boolean;
}

export type Inline =
  /** Literal: nothing in it is markup. It has no line break. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'em' | 'strike'; readonly of: readonly Inline[] }
  /** `href` is http, https or mailto. */
  | { readonly kind: 'link'; readonly href: string; readonly of: readonly Inline[] }
  /** A moment, in seconds since 1970. Its text is shown where a platform cannot show the reader's own time. */
  | { readonly kind: 'moment'; readonly epoch: number; readonly of: readonly Inline[] }
  | { readonly kind: 'break' };

/** The plain text, without markup. */
export const lettersOf = (inlines: readonly Inline[]): string =>
  inlines.map((one) => ('text' in one ? one.text : 'of' in one ? lettersOf(one.of) : '\n')).join('');

/** Whether it is written between delimiters, which must not touch those of its neighbour. */
export const isMark = (inline: Inline | undefined): boolean =>
  inline !== undefined && ['strong', 'em', 'strike', 'code'].includes(inline.kind);

/** Removes bold marks from a text that will be bold as a whole. */
export const withoutStrong = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines.flatMap((one) => (one.kind === 'strong' ? one.of : [one]));
