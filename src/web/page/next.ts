import { html } from 'htm/preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { goOn, play, restart } from './act.ts';
import { guides } from './guides.ts';
import { move } from './head.ts';
import { become, get, go, me, now, type State } from './model.ts';
import { refocus } from './place.ts';
import { phase } from './welcome.ts';
import { dayKey } from './when.ts';
import type { Words } from './words.ts';

/** A strip of suggestions for the next step. Only the page has it. */
export function Next({ state, w }: { state: State; w: Words }) {
  const person = me();
  const busy = state.busy.has('clock') || state.busy.has('composer');
  const at = person?.role === 'you' ? phase(state) : 'other';
  // The button that was pressed may be gone with the step that it was for: then the keyboard goes on with the next one.
  const strip = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  useLayoutEffect(() => {
    if (!pressed.current || busy) return;
    pressed.current = false;
    if (document.activeElement !== document.body) return;
    strip.current?.querySelector<HTMLElement>('.button')?.focus({ preventScroll: true });
  });
  const step = (label: string, run: () => void, style = '') =>
    html`<button
      type="button"
      key=${label}
      class=${`button ${style}`}
      aria-disabled=${busy ? 'true' : undefined}
      onClick=${() => {
        if (busy) return;
        pressed.current = true;
        run();
      }}
    >${label}</button>`;
  const ask = async (deed: Parameters<typeof play>[0]) =>
    goOn(await play(deed, { busy: 'composer', unreachable: w.unreachable }), strip.current);
  const say = (command: string, style = '') =>
    state.commands.some((c) => c.name === command.slice(1).split(' ')[0]) &&
    step(command, () => void ask({ text: command }), style);
  const jump = (to: string, then?: () => void) => async () => (await move(to, w)) && then?.();
  const link = (to: string, label: string) =>
    html`<a class="button ghost" href=${`/docs/${to}?lang=${state.lang}`} target="_blank">${label}</a>`;
  const startOver =
    state.canRestart &&
    step(
      w.startOver,
      async () => {
        if (!confirm(w.startOverSure)) return;
        await restart(w.unreachable);
      },
      'ghost',
    );
  const askAgain = () => {
    goHome();
    void ask({ route: state.routes.question });
  };
  const comeBack = () => {
    become(state.people[0]?.account ?? '');
    refocus();
  };
  if (!person) return null;
  const jumpAhead = (style = '') => state.canMoveClock && step(w.jump, jump('+3d'), style);
  const dayPost = step(w.dayPost, () => void seeDayPost(state, w));
  const friday = state.canMoveClock && step(w.friday, jump('friday', goHome));
  const more = html`<span class="rest">${Object.entries(guides).map(([to, name]) => link(to, w.addTo(name)))}${startOver}</span>`;

  return html`<div class="next" role="group" aria-label=${w.nextSteps} ref=${strip}>
    ${at === 'question' && html`<span class="note">${w.question}</span>`}
    ${at !== 'question' && at !== 'answered' && html`<span class="note wide">${w.tryThese}</span>`}
    ${at === 'answered' && [say('/join', 'main'), jumpAhead()]}
    ${at === 'later' && [step(w.back, askAgain, 'main'), say('/join')]}
    ${at === 'visitor' && [say('/join', 'main'), say('/quiz')]}
    ${at === 'member' && [say('/task', 'main'), say('/quiz'), jumpAhead()]}
    ${at !== 'question' && at !== 'other' && [dayPost, friday, more]}
    ${
      at === 'other' &&
      html`${person.role === 'organiser' && say('/cohort show', 'main')}${say('/task')}${say('/quiz')}${say('/progress')}${say('/leaderboard')}
        <span class="rest">${step(w.backToYou, comeBack, 'ghost')}</span>`
    }
  </div>`;
}

/** To the channel that everybody is in. */
function goHome(): void {
  const home = me()?.channels.find((c) => !c.dm);
  if (home) go(home.id);
}

/** Today's post, or the next one when there is none: the clock goes there. */
async function seeDayPost(state: State, w: Words): Promise<void> {
  goHome();
  const today = () =>
    (get().messages[get().channel] ?? []).findLast(
      (m) => m.author === 'bot' && !m.private && dayKey(new Date(m.at)) === dayKey(now()),
    );
  if (!today() && state.canMoveClock) await move('post', w);
  const id = today()?.id;
  requestAnimationFrame(() => {
    const post = document.querySelector<HTMLElement>(`[data-message="${id}"]`);
    post?.scrollIntoView({ block: 'center' });
    post?.focus({ preventScroll: true });
  });
}
