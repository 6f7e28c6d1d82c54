import type { Reply } from '../contract/reply.ts';

/** What became of an event. `refused`: not allowed, not understood, or gone. `invalid`: a form to be corrected. */
type Outcome = 'done' | 'form' | 'choices' | 'invalid' | 'refused' | 'nothing' | 'fault';

/** An event that was dealt with, for the operator's log and figures. Nothing in it is of a person, or was typed. */
export interface Handled {
  /** The event's own. */
  readonly id: string;
  readonly platform: string;
  /** How it came: typed, pressed, sent as a form. */
  readonly kind: string;
  /** The command with its subcommand or button, as it is written; none, when what was meant is not known. */
  readonly command: string;
  /** From when the event was read until the answer was whole. */
  readonly ms: number;
  readonly outcome: Outcome;
  /** The id that was shown to the person. */
  readonly fault?: string;
}

export interface Watch {
  /** Says what it comes to, where the reply alone does not. */
  note(outcome: Outcome, fault?: string): void;
  /** The answer is there, and `told` is called; of one that grows, when it has grown. */
  over(reply: Reply): Reply;
}

const outcomes: Readonly<Record<Exclude<Reply['kind'], 'stream'>, Outcome>> = {
  view: 'done',
  form: 'form',
  choices: 'choices',
  invalid: 'invalid',
  nothing: 'nothing',
};

/** Times one event, from now on. */
export function watch(
  about: Pick<Handled, 'id' | 'platform' | 'kind' | 'command'>,
  told: (handled: Handled) => void,
): Watch {
  const from = performance.now();
  let noted: { readonly outcome: Outcome; readonly fault?: string } | undefined;
  const tell = (outcome: Outcome) =>
    told({ ...about, ms: Math.round(performance.now() - from), ...(noted ?? { outcome }) });
  return {
    note(outcome, fault) {
      noted = { outcome, ...(fault && { fault }) };
    },
    over(reply) {
      if (reply.kind !== 'stream') {
        tell(outcomes[reply.kind]);
        return reply;
      }
      return {
        kind: 'stream',
        async *views(signal) {
          try {
            return yield* reply.views(signal);
          } finally {
            tell('done');
          }
        },
      };
    },
  };
}
