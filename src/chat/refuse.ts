import type { z } from 'zod';
import type { Catalogue } from '../i18n/index.ts';
import { cut } from './clean.ts';
import type { Reply } from './platform.ts';
import { buttons, plain, text } from './view.ts';

export type Invalid = Extract<Reply, { kind: 'invalid' }>;

/** Says by field what is wrong, gives back what was typed, and offers the form again. */
export function refuseFields(
  error: z.ZodError,
  typed: Readonly<Record<string, string>>,
  again: string,
  t: Catalogue,
): Invalid {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[String(issue.path[0] ?? '')] ??= messageOf(issue, t);
  const long = Object.values(typed).filter((value) => value.length > 10);
  return {
    kind: 'invalid',
    errors,
    view: {
      tone: 'bad',
      body: [
        text(
          t.chat.mend,
          Object.values(errors)
            .map((e) => `- ${e}`)
            .join('\n'),
        ),
        ...(long.length ? [text(...long.map((value) => t.chat.youWrote(plain(cut(value, 1500)))))] : []),
        buttons({ label: t.chat.again, style: 'main', route: again }),
      ],
    },
  };
}

/** A schema may name a sentence of the catalogue as its message: `z.string().refine(ok, 'badZone')`. */
function messageOf(issue: z.core.$ZodIssue, t: Catalogue): string {
  const named = (t.chat as Readonly<Record<string, unknown>>)[issue.message];
  if (typeof named === 'string') return named;
  if (issue.code === 'too_small')
    return Number(issue.minimum) <= 1 ? t.chat.required : t.chat.tooShort(Number(issue.minimum));
  if (issue.code === 'too_big') return t.chat.tooLong(Number(issue.maximum));
  if (issue.code === 'invalid_type' && issue.input === undefined) return t.chat.required;
  return t.chat.badField;
}
