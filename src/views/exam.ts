import { goneView } from '../chat/contract/gone.ts';
import { type Block, buttons, moment, text, type View } from '../chat/contract/view.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { AreaScore, ExamResult, NextExam, StoredExam } from '../core/exam/model.ts';
import { isUnknown } from '../core/item/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Answered, AskedQuestion } from '../core/quiz/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { nextButtons } from './answer-buttons.ts';
import { questionView } from './item.ts';

/** What an exam shows next: a question without any word of its key, or the result. */
export function nextExamView(
  next: NextExam,
  of: {
    readonly t: Catalogue;
    readonly curriculum: Curriculum;
    readonly enrolment?: Enrolment | undefined;
    readonly zone: string;
    /** The group has just been told of it. */
    readonly told?: boolean;
  },
): View {
  const { t, curriculum, enrolment, zone, told = false } = of;
  switch (next.kind) {
    case 'question': {
      const { exam, question } = next;
      const shown = questionView(next, t, curriculum);
      const there = exam.ends.toZonedDateTimeISO(zone);
      const clock = `${t.date(there.toPlainDate())} ${there.toPlainTime().toString({ smallestUnit: 'minute' })}`;
      return {
        ...shown,
        title: t.exam.title(t.exam.names[exam.kind], question.number, question.of),
        body: [
          text(`*${t.exam.until(moment(exam.ends, clock))}*`),
          ...shown.body,
          buttons({ label: t.exam.end, route: quizRoutes.end({ quiz: question.quiz }) }),
        ],
      };
    }
    case 'result':
      return resultView(next, t, curriculum, { enrolment, told });
    case 'ready': {
      const { exam, paper, of, minutes, hours } = next;
      const mode = exam === 'mock' ? exam : 'check';
      const time = minutes === undefined ? t.exam.hours(hours ?? 0) : t.exam.minutes(minutes);
      return {
        title: t.exam.names[exam],
        body: [
          text(t.exam.ready(of, time)),
          buttons(
            { label: t.exam.start, style: 'main', route: quizRoutes.exam({ enrolment: enrolment?.id, mode, paper }) },
            enrolment && { label: t.progress.quiz, route: quizRoutes.more({ enrolment: enrolment.id }) },
          ),
        ],
      };
    }
    case 'few':
      return { body: [text(t.exam.few(next.least)), daily(enrolment, t)] };
    case 'late':
      return { body: [text(t.exam.late), daily(enrolment, t)] };
    case 'wait':
      return { body: [text(t.exam.wait(next.before.score ?? 0, next.before.of)), daily(enrolment, t)] };
    // A placement goes on elsewhere.
    case 'placement':
    case 'gone':
      return goneView(t);
  }
}

const daily = (enrolment: Enrolment | undefined, t: Catalogue): Block =>
  buttons(enrolment && { label: t.progress.quiz, route: quizRoutes.more({ enrolment: enrolment.id }) });

/** "3/10 → 9/10 in 6 weeks" */
export function changeText({ right, of, exam, before }: ExamResult, t: Catalogue): string | undefined {
  if (!before) return undefined;
  return t.exam.change(before.score ?? 0, right, of, weeksBetween(before, exam.ended ?? exam.ends));
}

const weeksBetween = ({ begun }: StoredExam, ended: Temporal.Instant): number =>
  Math.max(1, Math.round(begun.until(ended).total({ unit: 'hours' }) / (24 * 7)));

function resultView(
  result: ExamResult,
  t: Catalogue,
  curriculum: Curriculum,
  { enrolment, told }: { readonly enrolment?: Enrolment | undefined; readonly told: boolean },
): View {
  const { exam, right, of, open, areas, answered, quiz } = result;
  const change = changeText(result, t);
  const areaName = ({ area }: AreaScore) =>
    'stage' in area
      ? (textIn(curriculum.stages.get(area.stage)?.name, t.language) ?? area.stage)
      : (textIn(curriculum.skills.get(area.skill)?.name, t.language) ?? area.skill);
  const said = [change && `**${change}**`, open > 0 && t.exam.open(open), exam.kind === 'before' && t.exam.beforeDone];
  const first = answered[0]?.question;
  const shares = !told && change !== undefined && enrolment?.cohort.home !== undefined;
  return {
    title: t.exam.result(t.exam.names[exam.kind]),
    tone: exam.kind !== 'before' && right * 2 > of ? 'good' : 'plain',
    body: [
      { kind: 'meter', label: t.exam.score, done: right, of },
      ...said.flatMap((one) => (one ? [text(one)] : [])),
      ...(areas.length > 1
        ? [
            text(
              `**${t.exam.areas}**\n${areas.map((one) => `- ${t.roadmap.called(areaName(one), `${one.right}/${one.of}`)}`).join('\n')}`,
            ),
          ]
        : []),
      ...(shares ? [text(t.exam.tellOffer(change))] : []),
      buttons(
        first && { label: t.exam.look, style: 'main', route: quizRoutes.look({ question: first.id }) },
        shares && { label: t.exam.tell, route: quizRoutes.tell({ enrolment: enrolment.id, quiz }) },
        exam.kind === 'mock' &&
          enrolment && { label: t.exam.again, route: quizRoutes.mode({ enrolment: enrolment.id, mode: 'mock' }) },
        enrolment && { label: t.progress.quiz, route: quizRoutes.more({ enrolment: enrolment.id }) },
      ),
    ],
  };
}

/** Below an answer of an exam that has ended: the next one or the result, and what an answered question has. */
export function lookButtons(
  answered: Extract<Answered, { kind: 'repeat' }>,
  next: AskedQuestion | undefined,
  t: Catalogue,
  { curriculum, group }: { readonly curriculum: Curriculum; readonly group?: Enrolment | undefined },
): Block {
  const { question } = answered;
  const on = next
    ? { label: t.quiz.next, style: 'main' as const, route: quizRoutes.look({ question: next.id }) }
    : { label: t.exam.back, style: 'main' as const, route: quizRoutes.next({ quiz: question.quiz }) };
  return nextButtons(question, t, curriculum, {
    on,
    wrong: !answered.correct,
    stands: !isUnknown(answered.given),
    group,
  });
}
