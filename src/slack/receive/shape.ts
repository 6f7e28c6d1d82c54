import { z } from 'zod';

/** What a command has, as far as Slack's library reads it. */
const command = z.looseObject({ command: z.string(), team_id: z.string(), user_id: z.string() });

const user = z.looseObject({ id: z.string() });

/** Without something that was pressed, the library finds no listener, and the request would wait for its end. */
const press = z.looseObject({
  type: z.literal('block_actions'),
  user,
  actions: z.tuple([z.looseObject({ type: z.string(), action_id: z.string() })]).rest(z.unknown()),
  name: z.undefined().optional(),
});

const submission = z.looseObject({
  type: z.literal('view_submission'),
  user,
  view: z.looseObject({}),
  name: z.undefined().optional(),
});

/** The events that the manifest asks for. */
const heardEvents = ['app_home_opened', 'message', 'app_mention'] as const;

const heard = z.looseObject({
  type: z.literal('event_callback'),
  event: z.looseObject({ type: z.enum(heardEvents) }),
});

const read = z.union([command, press, submission, heard]);

/** Well formed, and nothing that is asked of us: a shortcut, an event that nobody subscribed to. */
const other = z.looseObject({ type: z.string().regex(/^[a-z_.]{1,60}$/) });

/** What Slack calls one of its events, where there is one. */
const eventName = z.looseObject({ event: z.looseObject({ type: z.string() }) });

export type Shape = 'read' | 'other' | 'malformed';

/**
 * What a payload is, before Slack's library sees it: that one throws outside of every handler for a payload that is
 * null or has no event where one is expected. `read` is what we have a listener for.
 */
export function shapeOf(payload: unknown): Shape {
  if (read.safeParse(payload).success) return 'read';
  if (!other.safeParse(payload).success) return 'malformed';
  const { type } = payload as { type: string };
  if (type === 'event_callback') return eventName.safeParse(payload).success ? 'other' : 'malformed';
  return type === 'block_actions' || type === 'view_submission' ? 'malformed' : 'other';
}
