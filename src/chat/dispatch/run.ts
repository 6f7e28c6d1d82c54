import type { Enrolment } from '../../core/enrolment/model.ts';
import type { Ports } from '../../core/ports.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import type { CommandHandler, Context } from '../contract/command.ts';
import type { Event } from '../contract/event.ts';
import type { Reply } from '../contract/reply.ts';
import type { Choice } from '../contract/view.ts';
import { choose, type Person } from './authorise.ts';
import type { Input } from './parse.ts';
import type { Resolution, ResolvedCommand } from './resolution.ts';

/** What is known of the event behind a command. */
export interface Situation {
  readonly event: Event;
  readonly person: Person;
  readonly t: Catalogue;
}

/** Whether the event opens the handler's form instead of running it. */
export const opensForm = (found: Resolution, { action }: Event): boolean =>
  found.kind === 'command' && found.handler.form !== undefined && action.kind !== 'submit' && action.kind !== 'suggest';

/** Does it make a learner of this person, who is new? */
export async function begins(
  resolved: ResolvedCommand,
  situation: Situation,
  input: Input,
  enrolment: Enrolment | undefined,
  ports: Ports,
): Promise<boolean> {
  const { handler } = resolved;
  if (opensForm(resolved, situation.event)) return false;
  if (typeof handler.begins !== 'function') return handler.begins === true;
  return handler.begins(contextOf(situation, input, enrolment), ports);
}

/** What a handler is told: its own types are those of its schemas. */
const contextOf = (
  { event, person, t }: Situation,
  { args, values, options, fields }: Input,
  enrolment: Enrolment | undefined,
) => ({ event, ...person, t, enrolment, args, values, options, fields }) as unknown as Context<never>;

/** Runs a handler, or opens its form. */
export async function runHandler(
  resolved: ResolvedCommand,
  situation: Situation,
  input: Input,
  enrolment: Enrolment | undefined,
  ports: Ports,
): Promise<Reply> {
  const { handler, route } = resolved;
  const context = contextOf(situation, input, enrolment);
  if (!opensForm(resolved, situation.event)) {
    const answer = await handler.run(context, ports);
    return 'stream' in answer ? { kind: 'stream', views: answer.stream } : { kind: 'view', view: answer };
  }
  const form = await handler.form!(context, ports);
  // A form takes no message's place, and neither does what comes instead of one.
  if ('view' in form) return { kind: 'view', view: { ...form.view, beside: true } };
  const { route: own = route, ...shown } = form;
  return { kind: 'form', route: own, form: shown };
}

/** The choices for an option that is being typed: at most 25. */
export async function complete(
  found: Resolution,
  { event, person, t }: Situation,
  { option, query }: Extract<Event['action'], { kind: 'suggest' }>,
  ports: Ports,
): Promise<readonly Choice[]> {
  const suggest = found.kind === 'command' ? (found.handler as CommandHandler).suggest : undefined;
  const offer = suggest && Object.hasOwn(suggest, option) ? suggest[option] : undefined;
  const enrolment = choose(person.enrolments, event)[0];
  return offer ? (await offer(query, { event, ...person, enrolment, t }, ports)).slice(0, 25) : [];
}
