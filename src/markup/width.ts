import stringWidth from 'string-width';

/** The width of a text in a monospaced font, in columns: a Chinese character or an emoji takes two. */
export const widthOf = (text: string): number => stringWidth(text, { countAnsiEscapeCodes: true });

/** With spaces after it, up to a width in columns. */
export const padTo = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
