import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import { type AskingPorts, askTutor, type ToAsk, type TutorReply } from '../tutor/ask-tutor.ts';
import type { TutorAnswer } from '../tutor/model.ts';
import { earlierQuestions } from './follow-up.ts';
import type { Turn } from './model.ts';

/** Of each learner, beside those that an organiser has still to settle. */
const maxTurns = 30;

/** As much of an answer as a report shows. */
const maxAnswer = 1_500;

type Asking = Omit<ToAsk, 'earlier'> & {
  /** Where others may follow. */
  readonly place?: string | undefined;
  /** It is asked again, in another way. */
  readonly again?: Turn;
};

/**
 * Asks the tutor as a part of a conversation: a question that goes on from the last ones in its place is asked with them, and
 * is kept for the next. `turn` names it; undefined for somebody who is not written down.
 */
export async function askInTurn(
  ports: AskingPorts & Pick<Ports, 'conversation'>,
  { place, again, ...asked }: Asking,
): Promise<{ readonly turn?: Id; readonly reply: TutorReply }> {
  const { question, learner, cohort, subject, language, now } = asked;
  const earlier = again?.earlier ?? (await earlierQuestions(ports, { learner, place, question, now }));
  const reply = await askTutor(ports, { ...asked, earlier });
  if (reply.kind === 'answered' && reply.answer.kind === 'gone') return { reply };
  const turn =
    again?.id ??
    (await ports.conversation.add(
      {
        ...{ learner, language, question, earlier, at: now },
        ...(cohort && { cohort: cohort.id }),
        ...(place !== undefined && { place }),
        ...(subject && { subject }),
      },
      maxTurns,
    ));
  if (turn === undefined) return { reply };
  const note = (answer: TutorAnswer) => ports.conversation.answered({ turn, ...shownIn(answer) });
  if (reply.kind === 'answered') {
    await note(reply.answer);
    return { turn, reply };
  }
  return {
    turn,
    reply: {
      kind: 'written',
      async *write(signal) {
        const end = yield* reply.write(signal);
        await note(end);
        return end;
      },
    },
  };
}

/** What an answer says, and the skills that its passages are about. */
function shownIn(answer: TutorAnswer): { readonly answer: string; readonly skills: readonly string[] } {
  if (answer.kind === 'gone' || answer.kind === 'nothing' || answer.kind === 'declined')
    return { answer: '', skills: [] };
  if (answer.kind === 'noOther') return { answer: '', skills: answer.lessons.map(({ skill }) => skill) };
  const quotes = answer.kind === 'answer' ? answer.sources : answer.quotes;
  const text =
    answer.kind === 'answer'
      ? answer.sentences.map((sentence) => sentence.text).join(' ')
      : quotes.map(({ excerpt }) => excerpt).join('\n\n');
  return {
    answer: text.slice(0, maxAnswer).toWellFormed(),
    skills: [...new Set(quotes.flatMap(({ passage }) => passage.skills))],
  };
}
