import { type Block, buttons, type Form, text, type View } from '../chat/contract/view.ts';
import { exampleDates } from '../core/calendar/example-dates.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { DeadlineChoice, OwnDate, Readiness, ShownDeadline } from '../core/deadline/model.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { deadlineRoutes, deadlineScopes } from '../routes/deadline.ts';
import { settingsRoutes } from '../routes/settings.ts';
import { chanceText } from './reason.ts';
import { selects } from './select.ts';

/** The day that a learner studies for, whether their minutes suffice, and how to change it. */
export function deadlineView(
  { today, deadline, own, sprintEnds, skills }: ShownDeadline,
  enrolment: Enrolment,
  { skills: known }: Pick<Curriculum, 'skills'>,
  t: Catalogue,
  said?: string,
): View {
  const { id } = enrolment;
  const nameOf = (skill: string) => textIn(known.get(skill)?.name, t.language) || skill;
  const scope = scopeOf(enrolment.deadline);
  // A date of theirs that has come counts no more: what counts now was not chosen.
  const isUsual = own?.kind === 'come' || enrolment.deadline === undefined;
  const when = ({ on, inDays }: { on: Temporal.PlainDate; inDays: number }) =>
    t.deadline.inDays(t.date(on, today), inDays);
  const chosen = deadline ? (scope === 'skills' ? undefined : scope) : 'none';
  return {
    title: t.deadline.title,
    body: [
      ...(own?.kind === 'come' ? [text(comeText(own, t))] : []),
      ...(said ? [text(said)] : []),
      ...(deadline
        ? [
            {
              kind: 'facts' as const,
              facts: [
                [t.deadline.day, isUsual ? t.deadline.usual(when(deadline)) : when(deadline)],
                [t.deadline.what, scopeText(own?.kind === 'come' ? undefined : enrolment.deadline, nameOf, t)],
                [t.deadline.met, t.deadline.metOf(deadline.readiness.met, deadline.readiness.points)],
                ...(deadline.readiness.points
                  ? [
                      [
                        t.deadline.recall,
                        deadline.foretells
                          ? t.deadline.recallAbout(chanceText(deadline.readiness.recall, t))
                          : t.deadline.recallUnknown,
                      ] as const,
                    ]
                  : []),
              ] as const,
            },
            text(readinessText(deadline.readiness, t), t.deadline.about),
            ...shortBlocks(deadline.readiness, id, t),
          ]
        : [text(t.deadline.none)]),
      // The first thing to do, before the many things to choose among.
      buttons(
        { label: t.deadline.chooseDay, style: 'main', route: deadlineRoutes.deadlineOn({ enrolment: id }) },
        sprintEnds && { label: t.deadline.atSprintEnd, route: deadlineRoutes.deadlineEnd({ enrolment: id }) },
        { label: t.settings.title, route: settingsRoutes.open() },
      ),
      {
        kind: 'select',
        placeholder: t.deadline.choose,
        route: deadlineRoutes.deadlineScope({ enrolment: id }),
        min: 1,
        max: 1,
        options: deadlineScopes.map((value) => ({ value, label: t.deadline.scope[value] })),
        ...(chosen && { chosen }),
      },
      ...skillSelects(skills, nameOf, enrolment.id, t),
    ],
  };
}

/** Where the minutes do not suffice: what would. Another day is among the buttons anyway. */
const shortBlocks = ({ short }: Readiness, enrolment: string, t: Catalogue): readonly Block[] => {
  const choices = short && [
    short.minutes !== undefined && {
      label: t.deadline.takeMinutes(short.minutes),
      route: deadlineRoutes.deadlineMinutes({ enrolment, minutes: short.minutes }),
    },
    short.skills > 0 && {
      label: t.deadline.takeFewer(short.skills),
      route: deadlineRoutes.deadlineFewer({ enrolment }),
    },
  ];
  return choices?.some(Boolean) ? [buttons(...choices)] : [];
};

/** On the day that somebody chose, and after it. */
export const comeText = ({ on, points, recalled }: OwnDate & { kind: 'come' }, t: Catalogue): string =>
  points ? t.deadline.come(t.date(on), points, recalled) : t.deadline.comeEmpty(t.date(on));

const skillSelects = (skills: readonly string[], nameOf: (id: string) => string, enrolment: string, t: Catalogue) =>
  selects(
    skills.map((value) => ({ value, label: nameOf(value) })),
    t.deadline.chooseSkills,
    (select) => deadlineRoutes.deadlineSkills({ enrolment, select }),
  ).map((block): Block => (block.kind === 'select' ? { ...block, max: block.options.length } : block));

const scopeOf = (choice: DeadlineChoice | undefined) =>
  choice?.kind === 'none' ? 'none' : (choice?.scope.kind ?? 'sprint');

function scopeText(choice: DeadlineChoice | undefined, nameOf: (id: string) => string, t: Catalogue): string {
  if (choice?.kind === 'date' && choice.scope.kind === 'skills') return t.titles(choice.scope.skills.map(nameOf));
  return t.deadline.scope[choice?.kind === 'date' && choice.scope.kind === 'all' ? 'all' : 'sprint'];
}

function readinessText({ points, ready, short }: Readiness, t: Catalogue): string {
  if (!points) return t.deadline.empty;
  if (!short) return t.deadline.suffices;
  return t.sentences([
    t.deadline.short(ready, points),
    short.minutes === undefined ? t.deadline.noMinutes : t.deadline.moreMinutes(short.minutes),
    t.deadline.fewerSkills(short.skills, short.ofSkills),
  ]);
}

export const deadlineForm = (today: Temporal.PlainDate, t: Catalogue): Form => ({
  title: t.deadline.title,
  fields: [
    {
      ...{ name: 'on', label: t.deadline.day, kind: 'line', required: true, max: 60 },
      hint: t.deadline.field(exampleDates(today).saturday),
    },
  ],
});
