import { z } from 'zod';
import type { Enrolment } from '../../core/enrolment/model.ts';
import type { Learner } from '../../core/learner/model.ts';
import type { Ports } from '../../core/ports.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import type { Event } from './event.ts';
import type { ViewStream } from './reply.ts';
import type { Choice, Form, View } from './view.ts';

type Audience = 'private' | 'channel';

/** What a command knows when it runs. `enrolment` is there for a command that says it `needs` one. */
export interface Context<Input = unknown, Needs = unknown> {
  readonly event: Event;
  readonly learner: Learner;
  readonly enrolment: Needs extends true ? Enrolment : Enrolment | undefined;
  /** All of the learner's active enrolments, whichever this event is about. */
  readonly enrolments: readonly Enrolment[];
  readonly now: Temporal.Instant;
  readonly t: Catalogue;
  readonly input: Input;
}

/** An answer, or one that grows while it is shown. */
export type Answer = View | { readonly stream: ViewStream };

type Shown = Answer | Promise<Answer>;

/** The form, or a view that says why there is none. */
type Opened = Form | { readonly view: View };

/**
 * What a button, select or form does. With a `form`, pressing opens it and submitting it comes back here as `fields`:
 * one route for both, so that a wrong field can be mended by opening the same form again.
 */
export interface ButtonHandler {
  readonly args: z.ZodType;
  /** What a select brings: its values, as many as it allows. */
  readonly values?: z.ZodType;
  /** A function where they depend on what the form is about. */
  readonly fields?: z.ZodObject | ((input: never, ports: Ports) => z.ZodObject);
  readonly audience?: Audience;
  readonly replaces?: boolean;
  readonly who?: 'anyone' | 'organiser';
  readonly needs?: boolean;
  form?(context: Context<never, never>, ports: Ports): Opened | Promise<Opened>;
  run(context: Context<never, never>, ports: Ports): Shown;
}

/** A slash command, or one of its subcommands. */
export interface CommandHandler {
  readonly options: z.ZodObject;
  readonly fields?: z.ZodObject;
  readonly suggest?: Readonly<Record<string, Suggest>>;
  readonly audience?: Audience;
  form?(context: Context<never, never>, ports: Ports): Opened | Promise<Opened>;
  run(context: Context<never, never>, ports: Ports): Shown;
}

/** Completion while an option is typed: at most 25 choices. */
export type Suggest = (
  query: string,
  context: Context<unknown, unknown>,
  ports: Ports,
) => readonly Choice[] | Promise<readonly Choice[]>;

export interface Command extends Partial<CommandHandler> {
  readonly name: string;
  readonly who: 'anyone' | 'organiser';
  readonly audience: Audience;
  /** Only for somebody enrolled: dispatch offers /join, and asks which where there are several. */
  readonly needs: boolean;
  readonly sub?: Readonly<Record<string, CommandHandler & { readonly who?: 'anyone' | 'organiser' }>>;
  readonly handlers: Readonly<Record<string, ButtonHandler>>;
}

/** Types an action by its own schemas. */
export function buttonHandler<
  A extends z.ZodType,
  V extends z.ZodType = z.ZodNever,
  F extends z.ZodObject = z.ZodObject,
  N extends boolean = false,
>(
  spec: Omit<ButtonHandler, 'args' | 'values' | 'fields' | 'needs' | 'run' | 'form'> & {
    readonly args: A;
    readonly values?: V;
    readonly fields?: F | ((input: z.output<A>, ports: Ports) => F);
    readonly needs?: N;
    form?(context: Context<z.output<A>, N>, ports: Ports): Opened | Promise<Opened>;
    run(
      context: Context<z.output<A>, N> & { readonly values: z.output<V>; readonly fields: z.output<F> },
      ports: Ports,
    ): Shown;
  },
): ButtonHandler {
  return spec as unknown as ButtonHandler;
}

/** Types a subcommand by its own schemas. */
export function commandHandler<O extends z.ZodObject, F extends z.ZodObject = z.ZodObject>(
  spec: Omit<CommandHandler, 'options' | 'fields' | 'run' | 'form'> & {
    readonly who?: 'anyone' | 'organiser';
    readonly options: O;
    readonly fields?: F;
    form?(context: Context<z.output<O>>, ports: Ports): Opened | Promise<Opened>;
    run(context: Context<z.output<O>> & { readonly fields: z.output<F> }, ports: Ports): Shown;
  },
): CommandHandler & { readonly who?: 'anyone' | 'organiser' } {
  return spec as unknown as CommandHandler;
}

/** Types a command by its own schemas. */
export function command<O extends z.ZodObject, N extends boolean>(
  spec: Omit<Command, 'options' | 'needs' | 'run' | 'form' | 'sub'> &
    (
      | {
          readonly needs: N;
          readonly options: O;
          run(context: Context<z.output<O>, N>, ports: Ports): Shown;
        }
      | { readonly needs: N; readonly sub: NonNullable<Command['sub']> }
    ),
): Command {
  return spec as unknown as Command;
}

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
