import { type Context, viewerOf } from '../../src/chat/contract/command.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import type { View } from '../../src/chat/contract/view.ts';
import { likelyZones } from '../../src/core/calendar/likely-zones.ts';
import { onTheHour } from '../../src/core/calendar/minute-of-day.ts';
import { readZone, zonesIn } from '../../src/core/calendar/zone.ts';
import { enterPlace, entryObstacle } from '../../src/core/enrolment/enter-place.ts';
import { heldRole } from '../../src/core/enrolment/entry-role.ts';
import { findPlace } from '../../src/core/enrolment/find-place.ts';
import type { Place, PlaceId } from '../../src/core/enrolment/model.ts';
import type { Language } from '../../src/core/language/model.ts';
import type { Ports } from '../../src/core/ports.ts';
import { triedQuestion } from '../../src/core/quiz/try-item.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { localeIn } from '../../src/i18n/locale.ts';
import { notEnteredView } from '../../src/views/entry.ts';
import { joinedView } from '../../src/views/join.ts';

type Who = Pick<Context, 'event' | 'learner' | 'enrolments'>;

export const place = (id: PlaceId, context: Who, ports: Ports) => findPlace(ports, id, viewerOf(context));

/** Whether a card asks its question of somebody new: where a code comes first, nothing is kept of whoever does not have it. */
export async function isAsked(where: Place | undefined, context: Who, ports: Ports): Promise<boolean> {
  if (!where || (where.kind === 'cohort' && where.cohort.entryCode !== undefined)) return false;
  return !(await obstacle(where, context, ports));
}

/** What stands in their way; once their code is `asked` for, it has to be right. */
export async function obstacle(
  where: Place,
  { event, learner }: Who,
  ports: Ports,
  asked?: { code?: string | undefined },
) {
  const held = await heldRole(ports, { place: where, account: event.account });
  return entryObstacle(ports, { place: where, learner: learner.id, held, ...(asked && { ...asked, asked: true }) });
}

/** Whether joining will go through: whoever is refused is not written down. */
export async function mayEnter(id: PlaceId, context: Who, ports: Ports, code?: string): Promise<boolean> {
  const where = await place(id, context, ports);
  return where !== undefined && !(await obstacle(where, context, ports, { code }));
}

/**
 * The zones that a clock fits, the likely ones first, and the one of them that is taken. None is where the person has to say
 * which; a code is asked for once, and is in no route, so with one the first is taken and the others are offered.
 */
export function zonesOf(
  {
    clock,
    language,
    code,
  }: { readonly clock: string; readonly language: Language; readonly code?: string | undefined },
  { event, learner, now }: Pick<Context, 'event' | 'learner' | 'now'>,
): { readonly zones: readonly string[]; readonly taken?: string | undefined } {
  const found = readZone(clock, now);
  if (found.kind === 'unknown') return { zones: [] };
  const all = zonesIn(found);
  const zones = found.kind === 'several' ? likelyZones(all, localeIn(language, event.locale)) : all;
  // A local time fits several zones: the one that the platform gave stays if it is among them.
  const kept = learner.zoneKnown && all.includes(learner.zone) ? learner.zone : undefined;
  const taken = kept ?? (found.kind === 'zone' || code !== undefined ? zones[0] : undefined);
  return { zones, ...(taken !== undefined && { taken }) };
}

/** Enrols with what the form said. `zones` show the same clock, and are offered beside the one that was taken. */
export async function joined(
  day: {
    readonly place: PlaceId;
    readonly language: Language;
    readonly hour: number;
    readonly zone: string;
    readonly code?: string | undefined;
  },
  zones: readonly string[],
  context: Context,
  ports: Ports,
): Promise<View> {
  const { learner, now, t } = context;
  const { language, hour, zone } = day;
  const where = await place(day.place, context, ports);
  if (!where) return goneView(t);
  const changes = { language, zone, reminderTime: onTheHour(hour) };
  const held = await heldRole(ports, { place: where, account: context.event.account });
  const entered = await enterPlace(ports, { learner, place: where, changes, held, code: day.code, now });
  if (entered.kind === 'refused') return { language, ...notEnteredView(entered.why, day.place, catalogues[language]) };
  const tried = await triedQuestion(ports, { learner: learner.id, item: where.path.opener });
  const others = zones.filter((other) => other !== zone);
  return { language, ...joinedView({ ...entered, zones: others, ...(tried && { tried }), now }, catalogues[language]) };
}
