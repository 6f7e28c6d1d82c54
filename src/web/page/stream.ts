import { loadPeople } from './act.ts';
import type { Message } from './api.ts';
import { forget, get, set, setNow, snapshot, take } from './model.ts';
import { readerZone } from './when.ts';

/**
 * Listens to what happens, as one person. A browser reconnects by itself, except after an answer that was not a
 * stream; every connection begins with a snapshot, so nothing is missed in between.
 */
export function listen(person: string, on: { snapshot(): void; message(message: Message): void }): () => void {
  let source: EventSource;
  let retry = 0;
  let silence = 0;
  const data = (event: Event) => JSON.parse((event as MessageEvent<string>).data);
  // A stream that says nothing for three pings is dead, even if nobody told the browser.
  const alive = () => {
    clearTimeout(silence);
    silence = setTimeout(() => reconnect(), 50_000);
  };
  const lost = () => {
    if (get().connection === 'open') set({ connection: 'lost' });
  };
  const reconnect = () => {
    source.close();
    lost();
    open();
  };

  function open(): void {
    source = new EventSource(`/api/events?${new URLSearchParams({ person, locale: get().lang, zone: readerZone })}`);
    source.addEventListener('snapshot', (event) => {
      alive();
      snapshot(data(event));
      on.snapshot();
    });
    source.addEventListener('message', (event) => {
      alive();
      const message = data(event) as Message;
      const isNew = !get().messages[message.channel]?.some((m) => m.id === message.id);
      take([message]);
      if (isNew) on.message(message);
    });
    source.addEventListener('clock', (event) => setNow(data(event).now));
    source.addEventListener('ping', (event) => {
      alive();
      setNow(data(event).now);
    });
    source.addEventListener('restart', () => {
      forget();
      void loadPeople().then(reconnect);
    });
    source.addEventListener('error', () => {
      lost();
      clearTimeout(retry);
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(reconnect, 3000);
    });
  }
  open();
  return () => {
    clearTimeout(retry);
    clearTimeout(silence);
    source.close();
  };
}
