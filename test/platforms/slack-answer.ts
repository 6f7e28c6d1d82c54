/** What the Web API is called with, and what it answers. */
export type Args = Record<string, unknown>;
export type Answer = { readonly ok: boolean; readonly error?: string } & Record<string, unknown>;

export const refused = (error: string, more: object = {}): Answer => ({ ok: false, error, ...more });
