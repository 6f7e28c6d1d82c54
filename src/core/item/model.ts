/** One button, several choices, or something typed: a number, an output, an order, a sentence. */
export type WayToAnswer = 'one' | 'several' | 'words';

/** Choices are indexes in the item, not positions as shown. */
export type Given = { readonly choices: readonly number[] } | { readonly text: string };
