import type { RequestListener } from 'node:http';
import { choosing, createLedger, field, form, safe, said } from './ledger.ts';
import type { Channel, Message, User } from './slack-api.ts';
import { slackHtml } from './slack-html.ts';
import { type Block, type Element, elementsOf, readable } from './slack-rules.ts';
import type { OpenModal } from './slack-views.ts';

/** The local Slack, as far as its page needs it. */
interface Acting {
  people(): readonly User[];
  rooms(): readonly Channel[];
  messages(user: User): readonly Message[];
  homeOf(user: User): readonly Block[];
  modalOf(user: User): OpenModal | undefined;
  noticesOf(user: User): readonly string[];
  picture(file: string): Buffer | undefined;
  reads(user: User): readonly string[];
  /** Waits until they see something that is not among these, for a while. */
  moved(user: User, before: ReadonlySet<string>): Promise<void>;
  command(user: User, where: Channel | 'dm', text: string): Promise<void>;
  press(user: User, labelOrRoute: string, spot?: Message | 'home'): Promise<void>;
  select(user: User, labels: readonly string[], spot?: Message | 'home'): Promise<void>;
  submit(user: User, values: Readonly<Record<string, string>>): Promise<void>;
  openHome(user: User): Promise<unknown>;
  dismiss(user: User): void;
}

const style = `:root { --back: #fff; --ink: #1d1c1d; --dim: #616061; --line: #ddd; --code: #f4f4f4; --link: #1264a3; --field: #f8f8f8; --edge: #bbb;
  --button: #fff; --buttonink: #1d1c1d; --main: #007a5a; --danger: #c2184b; --app: #e8e8e8; --appink: #454245; --round: 6px; --wrong: #b3123f }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: .4rem 1rem; margin: .4rem 0 } hr { border: 0; border-top: 1px solid var(--line) }
.section { margin: .4rem 0 } .header { font-size: 1.15rem; font-weight: 800; margin: .5rem 0 } .home { background: var(--field); padding: .5rem 1rem; border-bottom: 1px solid var(--line); max-height: 60%; overflow-y: auto; flex: none }
.private { background: #f4f8fb } .thread { margin-left: 1.5rem }`;

/** What everybody sees on this Slack, and everything that they could press. */
export function createPage(slack: Acting): RequestListener {
  return createLedger<User>({
    title: 'A local Slack',
    style,
    people: slack.people,
    reads: slack.reads,
    shows(user, at) {
      const modal = slack.modalOf(user);
      const notices = slack.noticesOf(user).map((notice) => `<p class="wrong">${safe(notice)}</p>`);
      const log = [...slack.messages(user).map((m) => renderMessage(slack, user, m)), ...notices];
      const below = `${modal ? filling(user, modal) : ''}<div class="typing">${typing(slack, user)}</div>`;
      return { above: homeTab(slack, user, at === 'home'), log, below };
    },
    async act(user, does, given) {
      const before = new Set(slack.reads(user));
      await act(user, does, given);
      // Slack's answers come after the acknowledgement. To a tick there is none.
      if (does !== 'dismiss' && !given.has('ticks')) await slack.moved(user, before);
    },
  });

  async function act(user: User, does: string, given: URLSearchParams): Promise<unknown> {
    const at = given.get('at');
    const spot = at === 'home' ? at : slack.messages(user).find(({ ts }) => ts === at);
    switch (does) {
      case 'command': {
        const wanted = given.get('where') ?? slack.rooms()[0]?.id ?? '';
        const where = slack.rooms().find(({ id, name }) => [id, name].includes(wanted)) ?? 'dm';
        return slack.command(user, where, (given.get('text') ?? '').replace(/^\/(study\s*)?/, ''));
      }
      case 'press':
        return slack.press(user, given.get('what') ?? '', spot);
      case 'select':
        return slack.select(user, given.getAll('what'), spot);
      case 'submit': {
        const fields = [...given].filter(([name]) => name.startsWith('field.'));
        return slack.submit(user, Object.fromEntries(fields.map(([name, value]) => [name.slice(6), value])));
      }
      case 'home':
        return slack.openHome(user);
      case 'dismiss':
        return slack.dismiss(user);
      default:
        throw new Error(`not something to do: ${does}`);
    }
  }
}

function typing(slack: Acting, user: User): string {
  const places = slack.rooms().map(({ id, name }) => `<option value="${safe(id)}">#${safe(name)}</option>`);
  const name = safe(user.name);
  const inputs = `<select name="where" aria-label="Where ${name} is">${places.join('')}<option value="dm">DM</option></select>
<input name="text" autocomplete="off" aria-label="A command of ${name}" placeholder="/study task"><button>Send</button>`;
  return form(user, 'command', inputs);
}

function homeTab(slack: Acting, user: User, open: boolean): string {
  const tab = slack.homeOf(user).map((block) => shown(slack, user, block, 'home'));
  const button = form(user, 'home', `${field('at', 'home')}<button>Open the Home tab</button>`);
  return `<details class="home"${open ? ' open' : ''}><summary>Home</summary>${button}${tab.join('')}</details>`;
}

function renderMessage(slack: Acting, user: User, message: Message): string {
  const room = slack.rooms().find(({ id }) => id === message.channel);
  const place = [
    room ? `#${room.name}` : 'direct message',
    message.thread && 'in a thread',
    message.onlyFor && 'only visible to you',
  ];
  const body = message.blocks.map((block) => shown(slack, user, block, message)).join('');
  const inside = body || slackHtml(message.text);
  const classes = [message.thread && 'thread', message.onlyFor && 'private'].filter(Boolean).join(' ');
  return `<div class="${classes}">${said(place.filter(Boolean).join(' · '), Number(message.ts) * 1000, inside)}</div>`;
}

function filling(user: User, { view, given, errors }: OpenModal): string {
  const inputs = view.blocks.map((block) => {
    if (block.type !== 'input') return `<p>${safe(readable([block]))}</p>`;
    const { element, block_id = '' } = block;
    const name = `name="field.${safe(block_id)}"${block.optional ? '' : ' required'}`;
    const long = 'max_length' in element ? ` maxlength="${element.max_length}"` : '';
    const value = given.get(block_id) ?? '';
    const control =
      'options' in element
        ? `<select ${name}>${options(element, value)}</select>`
        : 'multiline' in element && element.multiline
          ? `<textarea ${name}${long}>${safe(value)}</textarea>`
          : `<input ${name}${long} value="${safe(value)}">`;
    const wrong = errors[block_id] ? ` <b class="wrong">${safe(errors[block_id])}</b>` : '';
    return `<p><label>${safe(block.label.text)} <small>${safe(block.hint?.text ?? '')}</small><br>${control}</label>${wrong}</p>`;
  });
  const submit = `${inputs.join('')}<button class="main">${safe(view.submit?.text ?? 'Submit')}</button>`;
  const cancel = `<button>${safe(view.close?.text ?? 'Cancel')}</button>`;
  return `<div class="modal"><b>${safe(view.title.text)}</b> ${form(user, 'submit', submit)}${form(user, 'dismiss', cancel)}</div>`;
}

const options = (of: Extract<Element, { options: unknown }>, chosen: string): string =>
  of.options
    .map(
      (o) => `<option value="${safe(o.value)}"${o.value === chosen ? ' selected' : ''}>${safe(o.text.text)}</option>`,
    )
    .join('');

const written = (text: { type: string; text: string }): string =>
  text.type === 'plain_text' ? safe(text.text).replace(/\n/g, '<br>') : slackHtml(text.text);

function shown(slack: Acting, user: User, block: Block, spot: Message | 'home'): string {
  const chosen = spot === 'home' ? {} : (spot.chosen.get(user.id)?.[block.block_id ?? ''] ?? {});
  const at = field('at', spot === 'home' ? spot : spot.ts);
  const acts = elementsOf(block)
    .map((element) => acting(user, element, at, chosen))
    .join('');
  switch (block.type) {
    case 'image': {
      const bytes = slack.picture(block.slack_file?.id ?? '');
      const source = bytes ? `data:image/png;base64,${bytes.toString('base64')}` : (block.image_url ?? '');
      return `<img alt="${safe(block.alt_text)}" src="${safe(source)}">`;
    }
    case 'header':
      return `<div class="header">${written(block.text)}</div>`;
    case 'divider':
      return '<hr>';
    case 'context':
      return `<p><small>${block.elements.map(written).join(' ')}</small></p>`;
    case 'data_visualization':
    case 'data_table':
      return `<pre>${safe(readable([block]))}</pre>`;
    case 'section': {
      const cells = (block.fields ?? []).map((cell) => `<div>${written(cell)}</div>`).join('');
      const fields = cells && `<div class="fields">${cells}</div>`;
      return `<div class="section">${block.text ? written(block.text) : ''}${fields}${acts}</div>`;
    }
    default:
      return `<div>${acts}</div>`;
  }
}

function acting(user: User, element: Element, at: string, chosen: object): string {
  if (element.type === 'button') {
    const label = safe(element.text.text);
    if (element.url) return `<form><a class="link" href="${safe(element.url)}">${label} ↗</a></form>`;
    const kind = element.style === 'primary' ? 'main' : (element.style ?? '');
    const button = `<button class="${kind}">${label}</button>`;
    return form(user, 'press', `${at}${field('what', element.value ?? element.text.text)}${button}`);
  }
  if (!('options' in element)) return '';
  const ticked = JSON.stringify(chosen);
  const choices = element.options.map(
    ({ text, value }) => [text.text, text.text, ticked.includes(`"value":${JSON.stringify(value)}`)] as const,
  );
  const several = element.type === 'multi_static_select';
  // Slack keeps what was ticked, until a button of the bot's says that this is all.
  const select = choosing('what', element.placeholder?.text ?? '', several, choices, several ? 'Tick these' : 'Choose');
  return form(user, 'select', `${at}${several ? field('ticks', '') : ''}${select}`);
}
