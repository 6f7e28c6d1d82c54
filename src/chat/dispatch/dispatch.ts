import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Enrolment } from '../../core/enrolment/model.ts';
import type { Language } from '../../core/language/model.ts';
import { identifyLearner } from '../../core/learner/identify-learner.ts';
import type { Learner } from '../../core/learner/model.ts';
import type { Ports } from '../../core/ports.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { catalogues } from '../../i18n/index.ts';
import { languageOf } from '../../i18n/locale.ts';
import type { Command, CommandHandler, Context } from '../contract/command.ts';
import type { Event } from '../contract/event.ts';
import type { Handle, PendingReply, Reply } from '../contract/reply.ts';
import { buttons, type Choice, plain, text, type View } from '../contract/view.ts';
import { choose, organises } from './authorise.ts';
import { cleanEvent } from './clean.ts';
import { audienceOf, find, type Resolution, type ResolvedCommand } from './find.ts';
import { faultView, type Invalid, refuseFields, subcommands, which } from './refuse.ts';

interface Dispatching {
  readonly commands: readonly Command[];
  readonly ports: Ports;
  readonly now: () => Promise<Temporal.Instant>;
  readonly log: { error(fields: object, message: string): void };
}

type AnyContext = Context<never, never>;

/**
 * Finds the command behind an event and runs it: parse, who may, whose enrolment, run. Whatever comes in, a plain view
 * goes out; a fault is logged once, under an id that the person is shown.
 */
export function createDispatch({ commands, ports, now, log }: Dispatching): Handle {
  const byName = new Map(commands.map((command) => [command.name, command]));

  return (received) => {
    const event = cleanEvent(received);
    const { action } = event;
    const found = find(event, byName);
    const handler = found.kind === 'command' ? found.handler : undefined;
    const asks = handler?.form !== undefined && action.kind !== 'submit' && action.kind !== 'suggest';
    const audience = event.seen === 'private' && !event.workspace ? 'private' : audienceOf(found);
    const replaces =
      handler !== undefined && 'replaces' in handler && handler.replaces === true && event.seen === 'private';

    const guarded = async (work: (person: Person) => Promise<Reply>): Promise<Reply> => {
      let t = catalogues[languageOf(event.locale)];
      try {
        const person = await identify(event);
        t = catalogues[person.learner.language];
        return inLanguage(await work(person), t.language);
      } catch (error) {
        const id = randomBytes(4).toString('hex');
        log.error(
          { err: error, fault: id, event: { id: event.id, platform: event.platform, action: nameOf(event) } },
          'fault',
        );
        return inLanguage({ kind: 'view', view: faultView(id, action, t), fault: true }, t.language);
      }
    };

    const invalid = (t: Catalogue, resolved: ResolvedCommand): Invalid | undefined => {
      if (action.kind !== 'submit') return undefined;
      const parsed = fieldsOf(resolved)?.safeParse(action.fields);
      return parsed && !parsed.success ? refuseFields(parsed.error, action.fields, resolved.route, t) : undefined;
    };

    return {
      audience,
      replaces,
      opens: action.kind === 'suggest' ? 'choices' : asks ? 'form' : 'view',

      async check() {
        if (found.kind !== 'command' || action.kind !== 'submit') return undefined;
        const reply = await guarded(async ({ learner }) => {
          return invalid(catalogues[learner.language], found) ?? { kind: 'view', view: { body: [] } };
        });
        return reply.kind === 'invalid' ? reply : undefined;
      },

      run: () =>
        guarded(async (person) => {
          const t = catalogues[person.learner.language];
          if (action.kind === 'suggest')
            return { kind: 'choices', choices: await suggest(found, person, event, action, t) };
          if (found.kind === 'unknown') return show(text(t.chat.unknown(plain(found.typed))));
          if (found.kind === 'incomplete') return { kind: 'view', view: subcommands(found.command, t) };
          if (found.kind === 'gone') return show(text(t.chat.gone));
          const wrong = invalid(t, found);
          if (wrong) return wrong;
          const made = context(found, person, t);
          if ('view' in made) return { kind: 'view', view: made.view };
          if (!asks) return { kind: 'view', view: await found.handler.run(made.context, ports) };
          const form = await found.handler.form!(made.context, ports);
          return 'view' in form ? { kind: 'view', view: form.view } : { kind: 'form', route: found.route, form };
        }),
    } satisfies PendingReply;

    /** Everything a command may know, or the view that says what is in the way. */
    function context(
      resolved: ResolvedCommand,
      person: Person,
      t: Catalogue,
    ): { context: AnyContext } | { view: View } {
      const { handler: it, command } = resolved;
      const schema = 'args' in it ? it.args : it.options;
      const input = schema.safeParse(resolved.raw);
      const values =
        'values' in it && it.values ? it.values.safeParse(action.kind === 'press' ? action.values : []) : undefined;
      if (!input.success || values?.success === false) {
        const option = input.error?.issues[0]?.path[0];
        const said = 'args' in it || option === undefined ? t.chat.gone : t.chat.badOption(String(option));
        return { view: { body: [text(said)] } };
      }
      const chosen = choose(person.enrolments, resolved.enrolment, event);
      if (chosen === 'gone') return { view: { body: [text(t.chat.gone)] } };
      const who = ('who' in it ? it.who : undefined) ?? command.who;
      if (who === 'organiser' && !organises(event, person)) return { view: { body: [text(t.chat.organiserOnly)] } };
      // An action says for itself what it needs: a question belongs to its learner, whatever they are enrolled in.
      const needs = 'args' in it ? it.needs === true : command.needs;
      if (needs && chosen.length > 1) return { view: which(command, chosen, t) };
      if (needs && !chosen.length)
        return {
          view: {
            body: [text(t.chat.notEnrolled), buttons({ label: t.join.button, style: 'main', route: 'join.start' })],
          },
        };
      const fields = action.kind === 'submit' ? (fieldsOf(resolved)?.parse(action.fields) ?? {}) : {};
      const known = {
        event,
        learner: person.learner,
        enrolments: person.enrolments,
        now: person.now,
        t,
        input: input.data,
        enrolment: chosen.length === 1 ? chosen[0] : undefined,
        values: values?.data,
        fields,
      };
      return { context: known as unknown as AnyContext };
    }
  };

  /** The schema of a form's fields; undefined for what has no form, or whose arguments make no sense. */
  function fieldsOf({ handler: it, raw }: ResolvedCommand): z.ZodObject | undefined {
    if (typeof it.fields !== 'function') return it.fields;
    const input = 'args' in it ? it.args.safeParse(raw) : undefined;
    return input?.success ? it.fields(input.data as never, ports) : undefined;
  }

  interface Person {
    readonly learner: Learner;
    readonly enrolments: readonly Enrolment[];
    readonly now: Temporal.Instant;
  }

  async function identify(event: Event): Promise<Person> {
    const at = await now();
    const { platform, account, name, zone } = event;
    const language: Language = languageOf(event.locale);
    const known = await identifyLearner(ports, { platform, account, name, language, now: at, ...(zone && { zone }) });
    return { ...known, now: at };
  }

  async function suggest(
    found: Resolution,
    person: Person,
    event: Event,
    action: Extract<Event['action'], { kind: 'suggest' }>,
    t: Catalogue,
  ): Promise<readonly Choice[]> {
    const of = found.kind === 'command' ? (found.handler as CommandHandler).suggest : undefined;
    const offer = of && Object.hasOwn(of, action.option) ? of[action.option] : undefined;
    const { learner, enrolments } = person;
    const chosen = choose(enrolments, undefined, event);
    const enrolment = chosen === 'gone' ? undefined : chosen[0];
    const known = { event, learner, enrolment, enrolments, now: person.now, t, input: {} };
    return offer ? (await offer(action.query, known, ports)).slice(0, 25) : [];
  }
}

const show = (...body: View['body']): Reply => ({ kind: 'view', view: { body } });

/** Says what a reply is written in, unless it says so itself: somebody may just have changed their language. */
function inLanguage(reply: Reply, language: Language): Reply {
  if (reply.kind === 'form') return { ...reply, form: { language, ...reply.form } };
  return reply.kind === 'choices' ? reply : { ...reply, view: { language, ...reply.view } };
}

const nameOf = ({ action }: Event) =>
  'route' in action ? action.route.slice(0, 100) : 'command' in action ? action.command : action.kind;
