import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { focusMinutes } from '../src/core/focus/model.ts';
import { minutesOf, stateOf } from '../src/core/focus/rules.ts';
import { showFocus } from '../src/core/focus/show-focus.ts';
import { endFocuses } from '../src/core/focus/start-focus.ts';
import { catalogues } from '../src/i18n/index.ts';
import { job, type Message, message } from '../src/schedule/job.ts';
import { focusView } from '../src/views/focus.ts';

const params = z.object({ learner: id, focus: id });

const make =
  (ofEnd: boolean): Message<typeof params>['make'] =>
  async ({ learner: of, focus: about }, { ports, now }) => {
    const found = await ports.learner.get(of);
    const focus = found && (await ports.focus.get(about));
    const enrolment = focus && found.enrolments.find((one) => one.id === focus.enrolment);
    if (!enrolment) return undefined;
    if (ofEnd && stateOf(focus, now) === 'runs') return { later: focus.ends };
    const page = await showFocus(ports, { enrolment, focus, now });
    // Whoever has counted it, or ended it themselves, needs no word of its end.
    if (page.state === 'none' || (ofEnd && (focus.logged || minutesOf(focus) < focusMinutes))) return undefined;
    const { language, zone } = found.learner;
    const view = focusView(page, { enrolment: enrolment.id, group: true, zone }, catalogues[language]);
    // What was asked for at the end is said by that message, which has the buttons.
    const told = !ofEnd && page.state === 'over' && focus.tells && !focus.logged;
    const shown = told ? { ...view, body: view.body.filter(({ kind }) => kind !== 'buttons') } : view;
    return { view: { language, ...shown }, state: ofEnd ? 'end' : `${page.state}/${page.others}` };
  };

/** Shows how many are at it now, and tells of the end whoever asked. Presses plan both. */
export const focus = job({
  name: 'focus-count',
  every: { seconds: 30 },
  plan: async (ports, now, limit) => ({ taken: await endFocuses(ports, { now, limit }) }),
  messages: { focus: message({ params, make: make(false) }), 'focus-end': message({ params, make: make(true) }) },
});
