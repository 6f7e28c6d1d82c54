import { keep as keepNewest } from '../../core/keep.ts';
import type { Event } from '../contract/event.ts';
import type { Reply } from '../contract/reply.ts';
import type { Form } from '../contract/view.ts';

type Whose = Pick<Event, 'platform' | 'account'>;

interface Draft {
  readonly route: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly at: number;
}

/** For how long, and for how many people: a second try comes soon, and what is lost is only typed again. */
const keptMs = 15 * 60_000;
const maxDrafts = 500;

/**
 * What somebody typed into the last form that was not taken, so that opening it again has it: a window of Discord is gone
 * once it is sent. In the memory of this process alone.
 */
export function createDrafts(clock = () => performance.now()) {
  const drafts = new Map<string, Draft>();
  const keyOf = ({ platform, account }: Whose) => JSON.stringify([platform, account]);

  const keep = (whose: Whose, route: string, typed: Draft['typed']) =>
    keepNewest(drafts, keyOf(whose), { route, typed, at: clock() }, maxDrafts);

  /** The form with what was typed, as far as its fields still take it. */
  function fill(whose: Whose, route: string, form: Form): Form {
    const draft = drafts.get(keyOf(whose));
    if (draft?.route !== route || clock() - draft.at > keptMs) return form;
    const fields = form.fields.map((field) => {
      const typed = Object.hasOwn(draft.typed, field.name) ? draft.typed[field.name] : undefined;
      const fits =
        typed !== undefined &&
        field.kind !== 'file' &&
        typed.length <= (field.max ?? Number.POSITIVE_INFINITY) &&
        (!field.choices || field.choices.some(({ value }) => value === typed));
      return fits ? { ...field, value: typed } : field;
    });
    return { ...form, fields };
  }

  return {
    keep,
    /** What was answered to an event: a form is filled in, and a submission is kept or, once it was taken, forgotten. */
    follow(event: Pick<Event, 'platform' | 'account' | 'action'>, route: string, answer: Reply): Reply {
      if (answer.kind === 'form') return { ...answer, form: fill(event, answer.route, answer.form) };
      const view = answer.kind === 'view' ? answer.view : undefined;
      const { action } = event;
      if (view?.notTaken && action.kind === 'submit') keep(event, route, action.fields);
      else if (action.kind === 'submit' || view?.unkept) drafts.delete(keyOf(event));
      return answer;
    },
  };
}
