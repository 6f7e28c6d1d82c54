import { randomBytes } from 'node:crypto';
import type { Language } from '../../core/language/model.ts';
import { identifyLearner } from '../../core/learner/identify-learner.ts';
import { recogniseLearner } from '../../core/learner/recognise-learner.ts';
import type { Ports } from '../../core/ports.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { catalogues } from '../../i18n/index.ts';
import { languageOf } from '../../i18n/locale.ts';
import { type Capabilities, type Draw, fitForm, fitView } from '../contract/capability.ts';
import type { Command } from '../contract/command.ts';
import type { Event } from '../contract/event.ts';
import type { Handle, PendingReply, Reply } from '../contract/reply.ts';
import { readRoute } from '../contract/route.ts';
import { text, type View } from '../contract/view.ts';
import { actingIn, sentBy } from './acting.ts';
import { adapt, type Surface } from './adapt.ts';
import { authorise, dependsOnRole, leads, type Person } from './authorise.ts';
import { withClosedNotice } from './closed.ts';
import { createDrafts } from './drafts.ts';
import { audienceOf, find } from './find.ts';
import { createQueue, createTurns, localeOf } from './message.ts';
import { parse } from './parse.ts';
import { faultView, refuseEvent, refuseFields, refuseInput, refusePermission } from './refuse.ts';
import type { Resolution } from './resolution.ts';
import { begins, complete, opensForm, runHandler, type Situation } from './run.ts';
import { guardStream } from './stream.ts';
import { type Handled, type Watch, watch } from './watch.ts';

interface Dispatching {
  readonly commands: readonly Command[];
  readonly ports: Ports;
  readonly now: () => Promise<Temporal.Instant>;
  readonly log: { error(fields: object, message: string): void };
  /** The platforms that there are. One that is not known shows everything but charts and tables. */
  readonly platform?: (name: string) => Surface | undefined;
  /** Draws what a platform does not draw itself. */
  readonly draw?: Draw;
  /** Told of each event that was dealt with. */
  readonly handled?: (handled: Handled) => void;
}

const usual: Capabilities = new Set(['modal', 'privateReply', 'thread']);

/**
 * Finds the command behind an event and runs it: clean, find, parse, authorise, run, a file each. Whatever comes in, a
 * plain view goes out; a fault is logged once, under an id that the person is shown.
 */
export function createDispatch(given: Dispatching): Handle {
  const { commands, ports, now, log, platform = () => undefined, draw, handled = () => {} } = given;
  const byName = new Map(commands.map((command) => [command.name, command]));
  const mayAnswer = createTurns();
  const inOrder = createQueue();
  const drafts = createDrafts();

  const handle: Handle = (event) => {
    const { action } = event;
    const found = find(event, byName);
    const handler = found.kind === 'command' ? found.handler : undefined;
    const silent = action.kind === 'message' && !mayAnswer(event);
    const about = { id: event.id, platform: event.platform, kind: action.kind, command: commandOf(found) };
    const watched = watch(about, handled);
    const nowOnce = once(now);
    const identifyOnce = once(async () => identify(event, await nowOnce()));
    // What the check read, the run uses.
    const parseOnce = once(async () =>
      found.kind === 'command'
        ? parse(found, action, ports, async () => sentBy(ports, event, await nowOnce()))
        : undefined,
    );

    return {
      audience: event.seen === 'private' && !event.workspace ? 'private' : audienceOf(found),
      replaces: handler !== undefined && 'replaces' in handler && handler.replaces === true && event.seen === 'private',
      opens: action.kind === 'suggest' ? 'choices' : opensForm(found, event) ? 'form' : 'view',

      async check() {
        if (found.kind !== 'command' || action.kind !== 'submit') return undefined;
        try {
          const parsed = await parseOnce();
          if (parsed?.kind !== 'badFields') return undefined;
          const t = catalogues[await languageSpoken(event)];
          const refused = refuseFields(parsed, action.fields, found.route, t);
          drafts.keep(event, found.route, action.fields);
          watched.over(refused);
          return refused;
        } catch {
          // The run meets the same fault, and says so.
          return undefined;
        }
      },

      async run() {
        if (silent) return { kind: 'nothing' };
        const work = async () => watched.over(await guarded(event, watched, identifyOnce, replyAndTell));
        return action.kind === 'message' ? inOrder(event, work) : work();
      },
    } satisfies PendingReply;

    /** Whoever could not be sent a private message is told where only they read, and written to again from then on. */
    async function replyAndTell(situation: Situation): Promise<Reply> {
      const answer = await reply(situation);
      const { person, t } = situation;
      const alone = event.seen === 'private' || audienceOf(found) === 'private';
      if (!person.dmClosed || !alone || answer.kind !== 'view') return answer;
      const first = await ports.learner.openDm(event);
      if (!first || person.learner.remind !== 'dm') return answer;
      return { ...answer, view: withClosedNotice(answer.view, event.platform, t) };
    }

    /** Whether this person is shown what is for organisers: as far as it is known, and only asked where it matters. */
    async function maySeeAll(of: Exclude<Resolution, { kind: 'command' }>, person: Person): Promise<boolean> {
      const named = 'commands' in of ? of.commands : 'command' in of ? [of.command] : [];
      if (!named.some(({ access }) => access === 'organiser')) return true;
      return leads(event, person) || ['yes', 'unknown'].includes((await roleOf(event)) ?? '');
    }

    async function reply(situation: Situation): Promise<Reply> {
      const { person, t } = situation;
      if (action.kind === 'suggest')
        return { kind: 'choices', choices: await complete(found, situation, action, ports) };
      const refuse = (view: View): Reply => {
        watched.note('refused');
        return { kind: 'view', view };
      };
      if (found.kind !== 'command') {
        const view = refuseEvent(found, await maySeeAll(found, person), t);
        return found.kind === 'message' ? { kind: 'view', view } : refuse(view);
      }
      const parsed = (await parseOnce())!;
      if (parsed.kind === 'badFields' && action.kind === 'submit') {
        drafts.keep(event, found.route, action.fields);
        return refuseFields(parsed, action.fields, found.route, t);
      }
      if (parsed.kind !== 'parsed') return refuse({ ...refuseInput(parsed, t), beside: true });
      const role = dependsOnRole(found) ? await roleOf(event) : undefined;
      const certain = role ? { ...event, organiser: role === 'yes' } : event;
      const permission = authorise(found, parsed.args.enrolment, person, certain);
      if (permission.kind !== 'granted') {
        const unknown = permission.kind === 'organiserOnly' && role === 'unknown';
        const refused = unknown ? { kind: 'organiserUnknown' as const } : permission;
        return refuse({ ...refusePermission(refused, found.command, t), beside: true });
      }
      const seen = { ...situation, event: certain };
      const writes = !person.known && (await begins(found, seen, parsed, permission.enrolment, ports));
      const now = { ...seen, ...(writes && { person: await begin(event, person) }) };
      return drafts.follow(event, found.route, await runHandler(found, now, parsed, permission.enrolment, ports));
    }
  };

  return adapt(handle, byName, platform);

  /** Runs `work` for whoever sent the event. A fault becomes a view, and is logged. */
  async function guarded(
    event: Event,
    watched: Watch,
    whoever: () => Promise<Person>,
    work: (situation: Situation) => Promise<Reply>,
  ): Promise<Reply> {
    let t = catalogues[languageOf(localeOf(event))];
    let person: Person | undefined;
    try {
      person = await whoever();
      t = catalogues[person.learner.language];
      return await finish(await work({ event, person, t }), event, watched, person, t);
    } catch (error) {
      return { kind: 'view', view: faulty(error, event, watched, person, t), fault: true };
    }
  }

  /** Asks the platform, where it does not say so with each event. Nobody manages a workspace from a DM. */
  async function roleOf({ platform: name, workspace, account }: Event) {
    return workspace && platform(name)?.mayManage?.({ workspace: workspace.id, account });
  }

  /** A reply as the platform can show it, which says its language. */
  async function finish(reply: Reply, event: Event, watched: Watch, person: Person, t: Catalogue): Promise<Reply> {
    const can = platform(event.platform)?.can ?? usual;
    const fitted = (view: View) => fitView({ language: t.language, ...view }, can, draw);
    if (reply.kind === 'stream') {
      const cutOff: View = { language: t.language, tone: 'bad', body: [text(t.chat.cutOff)] };
      return {
        kind: 'stream',
        // It is below what has grown so far, in the same message.
        views: guardStream(reply.views, {
          fit: fitted,
          faultView: (error) => ({ ...faulty(error, event, watched, person, t), beside: false }),
          cutOff,
        }),
      };
    }
    if ('view' in reply) return { ...reply, view: await fitted(reply.view) };
    return reply.kind === 'form' ? { ...reply, form: { language: t.language, ...fitForm(reply.form, can) } } : reply;
  }

  /** Logs a fault under an id, and gives the view that names it. */
  function faulty(error: unknown, event: Event, watched: Watch, person: Person | undefined, t: Catalogue): View {
    const id = randomBytes(4).toString('hex');
    watched.note('fault', id);
    const who = person?.pseudonym && { person: person.pseudonym };
    const about = { id: event.id, platform: event.platform, action: loggedAs(event), ...who };
    log.error({ err: error, fault: id, event: about }, 'fault');
    return { language: t.language, ...faultView(id, event.action, t) };
  }

  async function identify(event: Event, at: Temporal.Instant): Promise<Person> {
    const found = await recogniseLearner(ports, actingIn(event, at));
    if (found.kind === 'stranger') return { known: false, learner: found.learner, enrolments: [], now: at };
    const { kind: _, ...person } = found;
    return { known: true, ...person, now: at };
  }

  /** What to say a refusal in. Nothing is taken over from the event: not even what its platform calls them by now. */
  async function languageSpoken(event: Event): Promise<Language> {
    const { platform, account } = event;
    return (await ports.learner.clockOf({ platform, account }))?.language ?? languageOf(localeOf(event));
  }

  /** Writes down somebody who is new. */
  async function begin(event: Event, { now: at }: Person): Promise<Person> {
    return { known: true, ...(await identifyLearner(ports, actingIn(event, at))), now: at };
  }
}

/** Does something the first time, and gives the same from then on. */
function once<T>(work: () => T): () => T {
  let done: { readonly result: T } | undefined;
  return () => {
    done ??= { result: work() };
    return done.result;
  };
}

/** The command that was found, with its subcommand or button, without what that is about: `quiz`, `quiz.answer`. */
function commandOf(found: Resolution): string {
  if (found.kind !== 'command') return '';
  const action = readRoute(found.route)?.action;
  return action && action !== 'open' ? `${found.command.name}.${action}` : found.command.name;
}

/** What was done, without anything that somebody typed. */
const loggedAs = ({ action }: Event) =>
  'route' in action ? action.route.slice(0, 100) : 'command' in action ? action.command : action.kind;
