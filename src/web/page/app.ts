import { html, render } from 'htm/preact';
import { loadCommands, loadPeople } from './act.ts';
import { App } from './frame.ts';
import { become, get, markSeen, readFirst } from './model.ts';

document.addEventListener('visibilitychange', markSeen);
void loadCommands();
if (!readFirst(document.getElementById('first')?.textContent)) await loadPeople();
const first = get().people.find((p) => p.account === get().person) ?? get().people[0];
if (first) become(first.account, get().channel);
render(html`<${App} />`, document.body);
