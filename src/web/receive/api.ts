import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { z } from 'zod';
import type { Action } from '../../chat/contract/event.ts';
import { createOnce } from '../../chat/contract/once.ts';
import { buttons, text } from '../../chat/contract/view.ts';
import { languageSchema } from '../../core/language/model.ts';
import { libraryBounds } from '../../core/library/model.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { catalogues } from '../../i18n/index.ts';
import { languageOf } from '../../i18n/locale.ts';
import { readMoment } from '../clock.ts';
import type { WebOptions } from '../options.ts';
import { registerCommands } from '../register.ts';
import { renderErrors, renderForm } from '../render/view.ts';
import type { Feed } from '../send/feed.ts';
import { type Person, renderMessage, sees } from '../send/message.ts';
import { stream } from '../send/stream.ts';
import { peopleOf } from './people.ts';
import { asWho, chat, eventOf, type Growing, isToBot, play, playBody, typed } from './play.ts';

const suggestQuery = z.object({
  ...asWho,
  command: typed(32),
  sub: typed(32).optional(),
  option: typed(32),
  query: typed(100),
});

const clockBody = z.strictObject({
  to: typed(40),
  person: asWho.person.optional(),
  locale: asWho.locale,
  zone: asWho.zone,
});

/** How many hours ahead a message is looked for: a weekend with a holiday has none. */
const furthestNext = 5 * 24;

const languageBody = z.strictObject({ person: asWho.person, language: languageSchema });

/** A file of the library, which base64 makes a third longer, and what is typed beside it. */
const maxBodyWithFile = 1.4 * libraryBounds.bytes + 128 * 1024;

/** The JSON interface. `docs/playground.md` describes it; the page has no other. */
export function createApi(options: WebOptions, feed: Feed, growing: Growing): Hono {
  const { handle, people, messages, workspace } = options;
  const api = new Hono();
  const once = createOnce();
  const find = async (name: string | undefined): Promise<Person | undefined> =>
    (await people.list()).find((person) => person.account === name);
  const mayBe = (person: Person, channel: string) => sees(person, { channel, person: null });
  const spoken = (c: Context, locale?: string) => catalogues[languageOf(locale ?? c.req.header('accept-language'))];
  const refuse = (c: Context, error: string) => c.json({ error }, 400);

  api.use(compress());
  const upTo = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (c) => c.json({ error: spoken(c).web.badRequest }, 413) });
  const [small, withFile] = [upTo(128 * 1024), upTo(maxBodyWithFile)];
  api.use((c, next) => (c.req.path.endsWith('/play') ? withFile : small)(c, next));
  api.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });

  api.get('/people', async (c) => c.json({ people: await peopleOf(options) }));

  api.get('/messages', async (c) => {
    const person = await find(c.req.query('person'));
    const channel = c.req.query('channel') ?? '';
    if (!person || !mayBe(person, channel)) return refuse(c, spoken(c).web.notFound);
    return c.json({ messages: (await messages.list({ person: person.account, channel })).map(renderMessage) });
  });

  api.get('/commands', (c) => {
    const texts = spoken(c, c.req.query('lang')).commands;
    return c.json({ commands: registerCommands(options.commands, texts) });
  });

  api.get('/suggest', async (c) => {
    const asked = suggestQuery.safeParse(c.req.query());
    if (!asked.success) return refuse(c, spoken(c, c.req.query('locale')).web.badRequest);
    const { command, sub, option, query, ...where } = asked.data;
    const person = await find(where.person);
    if (!person || !mayBe(person, where.channel)) return refuse(c, spoken(c, where.locale).web.notFound);
    const action: Action = { kind: 'suggest', command, ...(sub && { sub }), option, query };
    const reply = await handle(eventOf(person, where, action, { workspace })).run();
    return c.json({ choices: reply.kind === 'choices' ? reply.choices : [] });
  });

  api.post('/play', async (c) => {
    const body = await bodyOf(c);
    const parsed = playBody.safeParse(body);
    if (!parsed.success) return refuse(c, spoken(c, localeIn(body)).web.badRequest);
    const played = parsed.data;
    const words = spoken(c, played.locale);
    const person = await find(played.person);
    if (!person || !mayBe(person, played.channel)) return refuse(c, words.web.notFound);
    const at = await options.now();
    if ('text' in played && !isToBot(played))
      return c.json({
        messages: (await chat(messages, person, played, slashHint(options, words), at)).map(renderMessage),
      });

    const pressed = 'message' in played && played.message ? await messages.get(played.message) : undefined;
    if (pressed && (!sees(person, pressed) || pressed.channel !== played.channel || pressed.author !== 'bot'))
      return refuse(c, words.chat.gone);
    const came = await play({ ...options, once, growing }, person, played, pressed, at);
    if (came.kind === 'form') return c.json({ messages: [], form: { route: came.route, form: renderForm(came.form) } });
    if (came.kind === 'invalid') return c.json({ messages: [], errors: renderErrors(came.errors) });
    return c.json({ messages: came.messages.map(renderMessage) });
  });

  api.post('/clock', async (c) => {
    const body = await bodyOf(c);
    const words = spoken(c, localeIn(body)).web;
    const { clock } = options;
    if (!clock) return c.json({ error: words.noClock }, 403);
    const asked = clockBody.safeParse(body);
    if (!asked.success) return refuse(c, words.badRequest);
    const person = await find(asked.data.person);
    if (asked.data.person && !person) return refuse(c, words.notFound);
    // `tomorrow` is by the group's clock, wherever the visitor is, so that the group's post has been sent by then.
    const zone = options.zone?.() ?? asked.data.zone ?? 'UTC';
    const from = await options.now();
    const read = async () => readMoment(asked.data.to, { now: await options.now(), zone, ...clock });
    let to = await read();
    if (to === 'past') return refuse(c, words.past);
    if (to === undefined) return refuse(c, words.badRequest);
    if (to === 'far') return refuse(c, words.far);
    const before = await messages.last();
    const delivered = async () => (await messages.since(before)).filter((message) => !person || sees(person, message));
    for (let at: typeof to = 'none'; to instanceof Temporal.Instant; ) {
      await clock.move(to);
      // What is due next may be nothing that this person sees: the next message is the next one to them.
      const moved: boolean = !(at instanceof Temporal.Instant) || Temporal.Instant.compare(to, at) > 0;
      const goesOn = asked.data.to === 'next' && moved && (await delivered()).length === 0;
      if (!goesOn || to.since(from).total('hours') > furthestNext) break;
      at = to;
      to = await read();
    }
    const now = (await options.now()).toString();
    feed.tellAll({ event: 'clock', data: { now } });
    return c.json({ now, messages: (await delivered()).map(renderMessage) });
  });

  api.post('/language', async (c) => {
    const asked = languageBody.safeParse(await bodyOf(c));
    if (!asked.success) return refuse(c, spoken(c).web.badRequest);
    const { person, language } = asked.data;
    if (!(await find(person))) return refuse(c, catalogues[language].web.notFound);
    await people.speak?.(person, language);
    return c.json({ spoken: people.speak !== undefined });
  });

  api.post('/restart', async (c) => {
    if (!options.restart) return c.json({ error: spoken(c).web.noClock }, 403);
    await options.restart();
    await feed.forget();
    return c.json({});
  });

  api.get('/events', async (c) => {
    const person = await find(c.req.query('person'));
    const words = spoken(c, c.req.query('locale')).web;
    if (!person) return refuse(c, words.notFound);
    const zone = asWho.zone.safeParse(c.req.query('zone')).data;
    if (zone && person.role === 'you' && (await options.greet?.(languageOf(c.req.query('locale')), zone)))
      await feed.forget();
    return stream(c, person, options, feed) ?? c.json({ error: words.tooManyStreams }, 503);
  });

  api.all('*', (c) => c.json({ error: spoken(c).web.badRequest }, 404));
  api.onError((error, c) => {
    const fault = randomUUID().slice(0, 8);
    options.log.error({ err: error, fault, path: c.req.path }, 'the playground failed');
    return c.json({ error: spoken(c).chat.fault(fault) }, 500);
  });
  return api;
}

/** What whoever speaks to everybody is told: how to speak to the bot, and a way to what it can do. */
const slashHint = ({ routes }: WebOptions, { web }: Catalogue) => ({
  body: [text(web.saySlash), buttons({ label: web.whatICan, route: routes.help })],
});

const bodyOf = (c: Context): Promise<unknown> => c.req.json().catch(() => undefined);

/** The language in which to refuse a body that could not be read. */
function localeIn(body: unknown): string | undefined {
  const read = z.object({ locale: z.string().max(40) }).safeParse(body);
  return read.success ? read.data.locale : undefined;
}
