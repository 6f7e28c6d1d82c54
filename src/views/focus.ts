import { type Block, buttons, moment, text, type View } from '../chat/contract/view.ts';
import { type Focus, type FocusPage, focusMinutes } from '../core/focus/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { focusRoutes } from '../routes/focus.ts';
import { taskRoutes } from '../routes/task.ts';

interface Of {
  readonly enrolment: string;
  /** The task that it is for, as far as one is known. */
  readonly task?: string | undefined;
  /** In a group: there can be others. */
  readonly group: boolean;
  readonly zone: string;
}

export const focusButton = (of: { readonly enrolment: string; readonly task: string }, t: Catalogue) => ({
  label: t.focus.button(focusMinutes),
  route: focusRoutes.focus(of),
});

/** The minutes that run or have ended, or the way to begin. What was just done is said above. */
export function focusView({ focus, state, others, minutes }: FocusPage, of: Of, t: Catalogue, done?: string): View {
  const said = done ? [text(done)] : [];
  const title = t.focus.button(focusMinutes);
  if (!focus || state === 'none')
    return { title, body: [...said, text(t.focus.about, of.group && t.focus.now(others)), startBlock(of, t)] };
  const mine = { enrolment: of.enrolment, focus: focus.id };
  if (state === 'runs')
    return {
      title,
      body: [
        ...said,
        text(t.focus.until(moment(focus.ends, clock(focus.ends, of.zone))), focus.together && t.focus.beside(others)),
        buttons(
          !focus.tells && { label: t.focus.tell, style: 'main', route: focusRoutes.focusTell(mine) },
          { label: t.focus.stop, route: focusRoutes.focusStop(mine) },
          { label: t.progress.task, route: taskRoutes.in({ enrolment: of.enrolment }) },
        ),
      ],
    };
  return { title, body: [...said, ...endBlocks(focus, minutes, { ...of, task: of.task ?? focus.task }, t)] };
}

/** What a press says where a private message shows the minutes, and has what can be done with them. */
export const begunView = (focus: Focus, zone: string, t: Catalogue): View => ({
  title: t.focus.button(focusMinutes),
  body: [text(t.focus.until(moment(focus.ends, clock(focus.ends, zone))), t.focus.inMessage)],
});

/** The end, and one press that counts the minutes. */
function endBlocks(focus: Focus, minutes: number, of: Of, t: Catalogue): readonly Block[] {
  const log = !focus.logged && minutes > 0;
  return [
    text(focus.logged ? t.focus.logged(minutes) : t.focus.over(minutes)),
    ...(log
      ? [
          buttons({
            label: t.focus.log(minutes),
            style: 'main',
            route: focusRoutes.focusLog({ enrolment: of.enrolment, focus: focus.id }),
          }),
        ]
      : []),
    startBlock(of, t),
  ];
}

const startBlock = ({ enrolment, task, group }: Of, t: Catalogue): Block =>
  buttons(
    { label: t.focus.alone, route: focusRoutes.focusStart({ enrolment, together: false, task }) },
    group && { label: t.focus.together, route: focusRoutes.focusStart({ enrolment, together: true, task }) },
  );

const clock = (at: Temporal.Instant, zone: string): string =>
  at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
