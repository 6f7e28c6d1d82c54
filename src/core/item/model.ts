/** One button, several choices, or something typed: a number, an output, an order, a sentence. */
export type WayToAnswer = 'one' | 'several' | 'words';

/** Choices are indexes in the item, not positions as shown. */
export type Given = { readonly choices: readonly number[] } | { readonly text: string };

/** Whether somebody said that they do not know: an answer without a choice. */
export const isUnknown = (given: Given): boolean => 'choices' in given && given.choices.length === 0;
