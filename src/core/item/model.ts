/** Choices are indexes in the item, not positions as shown. */
export type Given = { readonly choices: readonly number[] } | { readonly text: string };
