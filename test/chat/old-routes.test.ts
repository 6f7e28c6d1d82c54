import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { readRoute, writeRoute } from '../../src/chat/contract/route.ts';
import { find } from '../../src/chat/dispatch/find.ts';
import { routeOf } from '../../src/discord/render/component.ts';
import { readPress } from '../../src/slack/receive/press.ts';

/**
 * What the buttons, selects and forms of 0.1.0 carry, a line each: a route, and what was chosen where it is a select.
 * They stand in chats for years. Nothing is taken from a list; a later version has a list of its own.
 */
const list = readFileSync(new URL('routes-0.1.0.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');
const somebody = {
  id: 'old',
  platform: 'test',
  account: 'ada',
  name: 'Ada',
  organiser: true,
  seen: 'private',
} as const;
const byName = new Map(commands.map((command) => [command.name, command]));

/** Why dispatch would say of a press that it is of another time; undefined when it runs. */
function refusal(line: string): string | undefined {
  const [written = '', ...values] = line.split(' ');
  const found = find({ ...somebody, action: { kind: 'press', route: written, values } }, byName);
  if (found.kind !== 'command' || !found.pressed) return `${line}: ${found.kind}`;
  const { handler, pressed } = found;
  if (!pressed.route.read(pressed.args)) return `${line}: arguments`;
  if ('options' in handler && !handler.options.safeParse(found.options).success) return `${line}: options`;
  const chosen = pressed.route.values ? pressed.route.values.safeParse(values).success : values.length === 0;
  return chosen ? undefined : `${line}: values`;
}

test('every button, select and form of 0.1.0 is still understood', () => {
  expect(list.flatMap((line) => refusal(line) ?? [])).toEqual([]);
});

test('the list is whole: in order, nothing twice, and each line something that a button can carry', () => {
  expect(list.length).toBeGreaterThanOrEqual(248);
  expect(list).toEqual([...new Set(list)].sort());
  for (const [written = ''] of list.map((line) => line.split(' ')))
    expect(writeRoute(readRoute(written)!)).toBe(written);
});

/** As Slack sends what messages of 0.1.0 hold: a button, a select, and the button below a select of several. */
const slackSends = {
  button: (written: string) => ({ actions: [{ type: 'button', action_id: 'button-3', value: written }] }),
  select: (written: string, [value = '']: readonly string[]) => ({
    actions: [{ type: 'static_select', action_id: `select-0 ${written}`, selected_option: { value } }],
  }),
  several: (written: string, values: readonly string[]) => ({
    actions: [{ type: 'button', action_id: 'done-1', value: written }],
    state: {
      values: {
        [`several-1 ${written}`]: { 'several-1': { selected_options: values.map((value) => ({ value })) } },
      },
    },
  }),
};

test('what was pressed comes back from Discord and Slack as it was sent', () => {
  for (const line of list) {
    const [written = '', ...values] = line.split(' ');
    // The second button of a message with one route bears a mark on Discord.
    expect([routeOf(written), routeOf(`${written}#2`)]).toEqual([written, written]);
    if (!values.length) expect(readPress(slackSends.button(written))).toEqual({ route: written, values });
    if (values.length === 1) expect(readPress(slackSends.select(written, values))).toEqual({ route: written, values });
    if (values.length) expect(readPress(slackSends.several(written, values))).toEqual({ route: written, values });
  }
});
