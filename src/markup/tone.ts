/** What stands before a title, so that a tone is never a colour alone. */
export const toneMarks = { plain: '', good: '✓ ', bad: '✗ ' } as const;
