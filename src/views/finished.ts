import { goneView } from '../chat/contract/gone.ts';
import { type Block, buttons, plain, text, type View } from '../chat/contract/view.ts';
import type { Day } from '../core/curriculum/path.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Finished, Noted } from '../core/task/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { peersRoutes } from '../routes/peers.ts';
import { progressRoutes } from '../routes/progress.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { taskRoutes } from '../routes/task.ts';
import { quizText } from './criterion.ts';
import { commentBlocks } from './marking.ts';
import { tookBlock, tookText } from './took.ts';

/** `comment`: the language model may say something of what was written, or has. */
export function finishedView(finished: Finished | Noted, enrolment: Enrolment, t: Catalogue, comment = false): View {
  const after = buttons(
    { label: t.task.quiz, style: 'main', route: quizRoutes.in({ enrolment: enrolment.id }) },
    { label: t.progress.title, route: progressRoutes.in({ enrolment: enrolment.id }) },
  );
  switch (finished.kind) {
    case 'gone':
      return goneView(t);
    case 'repeat':
      return { body: [text(t.task.repeat), after, ...(comment ? commentBlocks(finished.day, enrolment, t) : [])] };
    case 'quizFirst':
      return {
        body: [
          text(quizText(finished.quiz, t), ...finished.typed.map((typed) => t.chat.youWrote(plain(typed)))),
          buttons({
            label: t.task.quizButton,
            style: 'main',
            route: taskRoutes.questions({ enrolment: enrolment.id, task: finished.day.task.id }),
          }),
        ],
      };
    case 'finished':
      return {
        title: t.task.finished(textIn(finished.day.task.title, t.language)),
        tone: 'good',
        body: [
          text(
            t.task.finishedBody(finished.day.task.minutes, Boolean(finished.day.task.logged)),
            enrolment.cohort.board && enrolment.board && t.task.onBoard[finished.evidence],
          ),
          after,
          tookBlock(finished.day, finished, enrolment, t),
          ...(comment ? commentBlocks(finished.day, enrolment, t) : []),
          ...shareBlocks(finished.day, enrolment, t),
        ],
      };
    case 'noted':
      return {
        title: t.task.finished(textIn(finished.day.task.title, t.language)),
        tone: 'good',
        body: [
          text(t.task.tookNoted(tookText(finished.took, t)), t.task.tookApart(finished.day.task.minutes)),
          after,
          tookBlock(finished.day, finished, enrolment, t),
          ...(comment ? commentBlocks(finished.day, enrolment, t) : []),
          ...shareBlocks(finished.day, enrolment, t),
        ],
      };
    case 'tooLate':
      return { body: [text(t.task.tookLate), after] };
  }
}

/** Something to say about it, where there is somebody to say it to. */
const shareBlocks = ({ task }: Day, { id: enrolment, cohort }: Enrolment, t: Catalogue): Block[] =>
  cohort.home ? [buttons({ label: t.peers.shareButton, route: peersRoutes.share({ enrolment, about: task.id }) })] : [];
