import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { languageOf } from '../i18n/locale.ts';
import type { WebOptions } from './options.ts';
import { peopleOf } from './receive/people.ts';
import { type Message, type PageMessage, renderMessage } from './send/message.ts';

/** Of the page's own modules, which know a browser, what is used here. */
interface Page {
  h(of: () => VNode, props: null): VNode;
  App(): VNode;
  set(state: object): void;
  isLang(tag: string): boolean;
}

/** As text between tags, where `</script>` would end it. */
const inScript = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c');

/**
 * What is seen before the scripts have come and the bot was asked: the page by its own components, and the newest
 * message of the first channel or, for whoever has done nothing yet, what they will be asked. The components find the
 * same state in `first`, so the browser takes over what is there.
 */
export function createFirstScreen(options: WebOptions) {
  let loaded: Promise<Page> | undefined;
  const load = async (): Promise<Page> => {
    const [{ h }, ...page] = await Promise.all([
      import('preact'),
      ...['frame', 'model', 'words'].map((name) => import(new URL(`./page/${name}.ts`, import.meta.url).href)),
    ]);
    return Object.assign({ h }, ...page);
  };

  return async (locale: string | undefined): Promise<{ readonly body: string; readonly data: string }> => {
    loaded ??= load();
    const page = await loaded;
    const spoken = languageOf(locale);
    const lang = page.isLang(spoken) ? spoken : 'en';
    const people = await peopleOf(options);
    const [visitor] = people;
    const channel = visitor?.channels.find(({ dm }) => !dm)?.id ?? '';
    const preview = await previewOf(options, { account: visitor?.account ?? '', channel, locale });
    // Nothing is awaited between here and the text: the page's state is one for all.
    page.set({ lang, people, person: visitor?.account ?? '', channel, preview, greeted: false });
    return { body: renderToString(page.h(page.App, null)), data: inScript({ lang, people, preview }) };
  };
}

async function previewOf(
  { messages, opening, now }: WebOptions,
  { account, channel, locale }: { account: string; channel: string; locale: string | undefined },
): Promise<PageMessage | undefined> {
  const view = await opening?.(account, languageOf(locale));
  const asked: Message | undefined = view && {
    ...{ id: '0', channel, person: account, author: 'bot', text: null },
    ...{ view, at: await now(), edited: false },
  };
  const shown = asked ?? (await messages.list({ person: account, channel })).findLast((message) => message.view);
  return shown && renderMessage(shown);
}
