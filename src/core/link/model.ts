/** A link that somebody gave as evidence. */
export interface GivenLink {
  readonly url: string;
  /** It is to be one commit. */
  readonly commit: boolean;
}

/** What became of asking for a page: `url` is where it was in the end. `never` is no public page, `later` did not answer now. */
export type PageAnswer =
  | { readonly kind: 'answers'; readonly url: string }
  | { readonly kind: 'never' | 'later'; readonly reason: string };
