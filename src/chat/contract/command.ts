import { z } from 'zod';
import type { Cohort, Viewer } from '../../core/cohort/model.ts';
import type { Enrolment } from '../../core/enrolment/model.ts';
import type { Learner } from '../../core/learner/model.ts';
import type { Ports } from '../../core/ports.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import type { Event } from './event.ts';
import type { ViewStream } from './reply.ts';
import type { AnyRoute, Arg, Args, ArgsOf, Route } from './route.ts';
import type { Choice, Form, View } from './view.ts';

type Access = 'anyone' | 'organiser';
type Audience = 'private' | 'channel';

/** What a command knows when it runs. */
export interface Context<E extends Enrolment | undefined = Enrolment | undefined> {
  readonly event: Event;
  /** Whether they are written down. Whoever is not only looks: nothing can be kept for them. */
  readonly known: boolean;
  readonly learner: Learner;
  /** The one that this event is about; always there for what needs one. */
  readonly enrolment: E;
  /** All of the learner's active enrolments. */
  readonly enrolments: readonly Enrolment[];
  readonly now: Temporal.Instant;
  readonly t: Catalogue;
}

/** Who looks at groups, and from where. */
export const viewerOf = ({
  event,
  learner,
  enrolments,
}: Pick<Context, 'event' | 'learner' | 'enrolments'>): Viewer => ({
  platform: event.platform,
  account: event.account,
  learner: learner.id,
  workspace: event.workspace?.id,
  channel: event.channel,
  enrolled: enrolments.map(({ cohort }) => cohort.id),
  organised: enrolments.flatMap(({ organises, cohort }) => (organises ? cohort.id : [])),
});

/** Where a group that is opened here would post; undefined in a DM. */
export const channelOf = ({ platform, workspace, channel }: Context['event']): Cohort['home'] =>
  workspace && channel ? { platform, workspace: workspace.id, channel } : undefined;

/** An answer, or one that grows while it is shown. */
type Answer = View | { readonly stream: ViewStream };

type AnyAnswer = Answer | Promise<Answer>;

/** The form, or a view that says why there is none. With a `route`, it is submitted there. */
type FormOrView = (Form & { readonly route?: string }) | { readonly view: View };

/** When a form is sent, and the day that it is then for whoever sends it. */
export interface Sent {
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
}

type FieldsOf<A, F extends z.ZodObject = z.ZodObject> = (args: A, ports: Ports, sent: Sent) => F | Promise<F>;

/** Always, or where this says so of somebody who is new. */
type Begins<C> = boolean | ((context: C, ports: Ports) => boolean | Promise<boolean>);

/**
 * What a button, select or form does. With a `form`, pressing opens it and submitting it comes back here as `fields`:
 * one route for both, so that a wrong field can be corrected by opening the same form again. A route that has an
 * `enrolment` needs one: without, dispatch offers /join, and asks which where there are several.
 */
export interface ButtonHandler {
  readonly route: AnyRoute;
  /** A function where they depend on what the form is about, or on when and by whom it is sent. */
  readonly fields?: z.ZodObject | FieldsOf<never>;
  readonly audience?: Audience;
  readonly replaces?: boolean;
  /** As the command says, when absent. */
  readonly access?: Access;
  /** It is for anyone, and does more for whoever manages the workspace: whether they do is asked now, as for organisers. */
  readonly asksRole?: boolean;
  /** Who is new is written down when it runs. For anything else they only look, and nothing of them is kept. */
  readonly begins?: Begins<Context<never>>;
  form?(context: Context<never>, ports: Ports): FormOrView | Promise<FormOrView>;
  run(context: Context<never>, ports: Ports): AnyAnswer;
}

/** A slash command, or one of its subcommands. */
export interface CommandHandler {
  readonly options: z.ZodObject;
  readonly fields?: ButtonHandler['fields'];
  readonly suggest?: Readonly<Record<string, Suggest>>;
  readonly audience?: Audience;
  readonly access?: Access;
  readonly asksRole?: boolean;
  readonly begins?: ButtonHandler['begins'];
  form?(context: Context<never>, ports: Ports): FormOrView | Promise<FormOrView>;
  run(context: Context<never>, ports: Ports): AnyAnswer;
}

/** Completion while an option is typed: at most 25 choices. */
type Suggest = (query: string, context: Context, ports: Ports) => readonly Choice[] | Promise<readonly Choice[]>;

export interface Command extends Partial<Omit<CommandHandler, 'access' | 'audience'>> {
  readonly name: string;
  readonly access: Access;
  readonly audience: Audience;
  /** Only for somebody enrolled: dispatch offers /join, and asks which where there are several. */
  readonly needsEnrolment: boolean;
  readonly sub?: Readonly<Record<string, CommandHandler>>;
  /** Each is handled by the handler of its name, by a subcommand, or by the command itself: `open` and `in`. */
  readonly routes: Readonly<Record<string, AnyRoute>>;
  readonly handlers: Readonly<Record<string, ButtonHandler>>;
}

type EnrolmentOf<A> = 'enrolment' extends keyof A ? Enrolment : Enrolment | undefined;

/** Types a handler by its route and its fields. */
export function buttonHandler<A extends Args, O extends Arg, V extends z.ZodType, F extends z.ZodObject = z.ZodObject>(
  route: Route<A, O, V>,
  spec: Omit<ButtonHandler, 'route' | 'fields' | 'run' | 'form' | 'begins'> & {
    readonly begins?: Begins<
      Context & { readonly args: ArgsOf<A>; readonly values: z.output<V>; readonly fields: z.output<F> }
    >;
    readonly fields?: F | FieldsOf<ArgsOf<A>, F>;
    form?(
      context: Context<EnrolmentOf<A>> & { readonly args: ArgsOf<A> },
      ports: Ports,
    ): FormOrView | Promise<FormOrView>;
    run(
      context: Context<EnrolmentOf<A>> & {
        readonly args: ArgsOf<A>;
        /** What was chosen in a select. */
        readonly values: z.output<V>;
        readonly fields: z.output<F>;
      },
      ports: Ports,
    ): AnyAnswer;
  },
): ButtonHandler {
  return { route, ...spec } as unknown as ButtonHandler;
}

/** Types a subcommand by its own schemas. */
export function commandHandler<O extends z.ZodObject, F extends z.ZodObject = z.ZodObject>(
  spec: Omit<CommandHandler, 'options' | 'fields' | 'run' | 'form'> & {
    readonly options: O;
    readonly fields?: F | FieldsOf<Readonly<Record<never, never>>, F>;
    form?(context: Context & { readonly options: z.output<O> }, ports: Ports): FormOrView | Promise<FormOrView>;
    run(context: Context & { readonly options: z.output<O>; readonly fields: z.output<F> }, ports: Ports): AnyAnswer;
  },
): CommandHandler {
  return spec as unknown as CommandHandler;
}

/** Types a command by its own schemas. Every route has a handler, but those of the command and its subcommands. */
export function command<
  R extends Command['routes'],
  N extends boolean,
  O extends z.ZodObject = z.ZodObject,
  S extends string = never,
>(
  spec: Pick<Command, 'name' | 'access' | 'audience' | 'suggest'> & {
    readonly begins?: Begins<Context & { readonly options: z.output<O> }>;
    readonly needsEnrolment: N;
    readonly routes: R & Readonly<Record<[S] extends [never] ? 'open' | 'in' : S, AnyRoute>>;
    readonly handlers: Readonly<Record<Exclude<keyof R, 'open' | 'in' | S>, ButtonHandler>>;
  } & (
      | {
          readonly options: O;
          run(
            context: Context<N extends true ? Enrolment : Enrolment | undefined> & { readonly options: z.output<O> },
            ports: Ports,
          ): AnyAnswer;
        }
      | { readonly sub: Readonly<Record<S, CommandHandler>> }
    ),
): Command {
  return spec as unknown as Command;
}

/** A command without subcommands, as the handler that it is; undefined for one that has them. */
export const itself = (command: Command): CommandHandler | undefined =>
  command.run && command.options ? (command as CommandHandler) : undefined;

/** One option of a command, as a platform registers it, completes it and reads it. */
export interface OptionSpec {
  readonly name: string;
  readonly required: boolean;
  /** A fixed list (a zod enum). */
  readonly choices?: readonly string[];
  /** Completed while it is typed. */
  readonly suggest: boolean;
}

/** The options of a command or subcommand, from its zod object: the only schema there is. Required ones come first. */
export function optionsOf(of: Pick<CommandHandler, 'options' | 'suggest'>): readonly OptionSpec[] {
  const specs = Object.entries(of.options.shape).map(([name, schema]): OptionSpec => {
    const required = !(schema instanceof z.ZodOptional);
    const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
    const choices = inner instanceof z.ZodEnum ? inner.options.map(String) : undefined;
    return { name, required, suggest: Boolean(of.suggest?.[name]), ...(choices && { choices }) };
  });
  return [...specs.filter((s) => s.required), ...specs.filter((s) => !s.required)];
}
