import { type Answer, type Command, type Message, type Person, type Played, post, read } from './api.ts';
import { get, keep, set, setNow, take } from './model.ts';
import { follow } from './place.ts';
import { readerZone } from './when.ts';
import type { Lang } from './words.ts';

const working = (key: string, on: boolean): void => {
  const busy = new Set(get().busy);
  if (on) busy.add(key);
  else busy.delete(key);
  set({ busy });
};

/** Says what went wrong, where it can be seen. */
export function complain(answer: { text?: string }, unreachable: string): void {
  set({ toast: { text: answer.text ?? unreachable, bad: true } });
}

/**
 * Does something as the person one is: says it, presses it, fills it in. While the answer is awaited, pressing the
 * same thing again does nothing.
 */
export async function play(
  deed:
    | { text: string }
    | {
        route: string;
        values?: string[];
        fields?: Record<string, string>;
        /** As base64. */
        files?: Record<string, { name: string; data: string }>;
        message?: string;
        /** What the visitor wants to be called from now on. */
        name?: string;
      },
  options: {
    busy: string;
    id?: string;
    unreachable: string;
    quiet?: boolean;
  },
): Promise<Answer<Played> | undefined> {
  if (get().busy.has(options.busy)) return undefined;
  working(options.busy, true);
  const { person, channel, lang, name, people } = get();
  const visitor = people.find((p) => p.account === person)?.role === 'you';
  const answer = await post<Played>('/api/play', {
    person,
    channel,
    id: options.id ?? crypto.randomUUID(),
    locale: lang,
    zone: readerZone,
    ...(visitor && name && { name }),
    ...deed,
  });
  working(options.busy, false);
  if (!answer.ok) {
    if (!options.quiet) complain(answer, options.unreachable);
    return answer;
  }
  const { messages, form, errors } = answer.value;
  if (get().person === person) {
    take(messages);
    const last = messages.at(-1);
    if (last) set({ answer: { message: last.id } });
  }
  if (form)
    set({
      form: { ...form, ...('message' in deed && deed.message && { message: deed.message }), errors: errors ?? {} },
    });
  void loadPeople();
  return answer;
}

/** The keyboard goes on to what came last of what was done in `from`. */
export function goOn(answer: Answer<Played> | undefined, from: Node | null): void {
  const last = answer?.ok ? answer.value.messages.at(-1) : undefined;
  // As it is shown, with what an edit has changed.
  follow(last && get().messages[last.channel]?.find(({ id }) => id === last.id), from);
}

/** Moves the clock; gives what was delivered to this person on the way. */
export async function moveClock(to: string, unreachable: string): Promise<Message[] | undefined> {
  if (get().busy.has('clock')) return undefined;
  working('clock', true);
  const { person, lang } = get();
  const answer = await post<{ now: string; messages: Message[] }>('/api/clock', {
    to,
    person,
    locale: lang,
    zone: readerZone,
  });
  working('clock', false);
  if (!answer.ok) {
    complain(answer, unreachable);
    return undefined;
  }
  setNow(answer.value.now);
  if (get().person === person) take(answer.value.messages);
  return answer.value.messages;
}

/** Erases what was played. The stream tells when it is done, and begins anew. */
export async function restart(unreachable: string): Promise<void> {
  if (get().busy.has('clock')) return;
  working('clock', true);
  const answer = await post('/api/restart', {});
  working('clock', false);
  if (!answer.ok) complain(answer, unreachable);
}

export async function loadPeople(): Promise<void> {
  const answer = await read<{ people: Person[] }>('/api/people');
  if (answer.ok && JSON.stringify(answer.value.people) !== JSON.stringify(get().people))
    set({ people: answer.value.people });
}

export async function loadCommands(): Promise<void> {
  const answer = await read<{ commands: Command[] }>('/api/commands', { lang: get().lang });
  if (answer.ok) set({ commands: answer.value.commands });
}

/** Changes the language of the page, and of what the bot says to the visitor; the others keep their own. */
export async function speak(lang: Lang): Promise<{ spoken: boolean }> {
  keep('browser', 'lang', lang);
  set({ lang });
  void loadCommands();
  const visitor = get().people.find((p) => p.role === 'you');
  const answer =
    visitor && (await post<{ spoken: boolean }>('/api/language', { person: visitor.account, language: lang }));
  return { spoken: Boolean(answer?.ok && answer.value.spoken) };
}
