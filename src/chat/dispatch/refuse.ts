import type { z } from 'zod';
import type { Enrolment } from '../../core/enrolment/model.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { head } from '../../markup/cut.ts';
import { joinRoutes } from '../../routes/join.ts';
import type { Command } from '../contract/command.ts';
import type { Event } from '../contract/event.ts';
import { labelOf, sentenceOf } from '../contract/field.ts';
import { goneView } from '../contract/gone.ts';
import { groupLabels } from '../contract/group-name.ts';
import type { Reply } from '../contract/reply.ts';
import { readRoute } from '../contract/route.ts';
import { firstWays, openSubs } from '../contract/subcommands.ts';
import { buttons, plain, text, type View } from '../contract/view.ts';
import type { Permission } from './authorise.ts';
import { messageView } from './message.ts';
import type { Parsed } from './parse.ts';
import type { Resolution, ResolvedCommand } from './resolution.ts';

type Invalid = Extract<Reply, { kind: 'invalid' }>;

/** Says by field what is wrong, gives back what was typed, and offers the form again. */
export function refuseFields(
  { error, schema }: Extract<Parsed, { kind: 'badFields' }>,
  typed: Readonly<Record<string, string>>,
  again: string,
  t: Catalogue,
): Invalid {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[String(issue.path[0] ?? '')] ??= messageOf(issue, t);
  // What is wrong is given back to compare, and what is long, so that nobody has to type it again.
  const kept = Object.entries(typed).filter(([name, value]) => value.trim() && (name in errors || value.length > 10));
  const nameOf = (name: string) => {
    const label = labelOf(schema.shape[name], t);
    return label ? `**${plain(label)}** ` : '';
  };
  return {
    kind: 'invalid',
    errors,
    view: {
      language: t.language,
      beside: true,
      tone: 'bad',
      body: [
        text(
          t.chat.invalidForm,
          Object.entries(errors)
            .map(([name, sentence]) => `- ${nameOf(name)}${sentence}`)
            .join('\n'),
        ),
        ...(kept.length ? [text(...kept.map(([, value]) => t.chat.youWrote(plain(head(value, 1500)))))] : []),
        buttons({ label: t.chat.again, style: 'main', route: again }),
      ],
    },
  };
}

/** A schema may name a sentence of the catalogue as its message, as `refuse` of the contract does. */
function messageOf(issue: z.core.$ZodIssue, t: Catalogue): string {
  const named = sentenceOf(issue.message, t);
  if (typeof named === 'string') return named;
  if (typeof named === 'function' && issue.code === 'custom') return named(...(issue.params?.values ?? []));
  if (issue.code === 'too_small')
    return Number(issue.minimum) <= 1 ? t.chat.required : t.chat.tooShort(Number(issue.minimum));
  if (issue.code === 'too_big') return t.chat.tooLong(Number(issue.maximum));
  if (issue.code === 'invalid_type' && issue.input === undefined) return t.chat.required;
  return t.chat.badField;
}

/** What is said of a fault: its number, and the same button again, since what was pressed may be out of sight. */
export function faultView(id: string, action: Event['action'], t: Catalogue): View {
  const again = action.kind === 'press' && !action.values.length && readRoute(action.route) ? action.route : undefined;
  return {
    beside: true,
    tone: 'bad',
    body: [text(t.chat.fault(id)), ...(again ? [buttons({ label: t.chat.retry, route: again })] : [])],
  };
}

/** What is said of an event behind which there is no command. `leads`: whoever sent it may do what organisers do. */
export function refuseEvent(found: Exclude<Resolution, ResolvedCommand>, leads: boolean, t: Catalogue): View {
  if (found.kind === 'unknown') return { body: [text(t.chat.unknown(plain(found.typed)))] };
  if (found.kind === 'message' || found.kind === 'unsure')
    return messageView(found.commands, 'sub' in found ? found.sub : undefined, leads, t);
  return found.kind === 'incomplete' ? subcommands(found.command, leads, t) : goneView(t);
}

export const refuseInput = (parsed: Exclude<Parsed, { kind: 'parsed' }>, t: Catalogue): View => ({
  body: [text(parsed.kind === 'badOption' ? t.chat.badOption(parsed.option) : t.chat.gone)],
});

/** What is in the way of running a command, and the way on. */
export function refusePermission(
  permission: Exclude<Permission, { kind: 'granted' }>,
  command: Command,
  t: Catalogue,
): View {
  switch (permission.kind) {
    case 'gone':
      return goneView(t);
    case 'organiserOnly':
      return { body: [text(t.chat.organiserOnly)] };
    case 'organiserElsewhere':
      return { body: [text(t.chat.organiserElsewhere)] };
    case 'organiserUnknown':
      return { body: [text(t.chat.organiserUnknown)] };
    case 'notEnrolled':
      return {
        body: [text(t.chat.notEnrolled), buttons({ label: t.join.button, style: 'main', route: joinRoutes.start() })],
      };
    case 'several':
      return whichGroup(command, permission.enrolments, t);
  }
}

function whichGroup(command: Command, enrolments: readonly Enrolment[], t: Catalogue): View {
  const labels = groupLabels(
    enrolments.map(({ cohort }) => cohort),
    t,
  );
  const all = enrolments.map(({ id }, i) => ({
    label: labels[i]!,
    route: command.routes.in!.write({ enrolment: id }),
  }));
  return { body: [text(t.chat.whichGroup), buttons(...all)] };
}

/** A command that was given without the word that says what to do: what this person may do with it, one press each. */
function subcommands(command: Command, leads: boolean, t: Catalogue): View {
  const words = t.commands[command.name];
  const subs = openSubs(command, leads);
  return {
    body: [
      text(
        words?.about,
        subs.map((s) => `- \`/${command.name} ${s}\` ${words?.sub?.[s]?.about ?? ''}`).join('\n'),
        subs.length < Object.keys(command.sub ?? {}).length && t.chat.restOrganisers,
      ),
      buttons(...firstWays(command, subs, t)),
    ],
  };
}
