import { buttons, name, text, type View } from '../chat/contract/view.ts';
import type { EntryObstacle, PlaceId } from '../core/enrolment/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { joinRoutes } from '../routes/join.ts';

/** Why somebody cannot join. What may be another way in a minute, they can try again. */
export function notEnteredView(why: EntryObstacle, place: PlaceId, t: Catalogue): View {
  const again = (route: string) => [buttons({ label: t.chat.retry, style: 'main' as const, route })];
  if (why.kind === 'role' || why.kind === 'roleUnknown') {
    const role = name(why.role ?? '', t.join.someRole);
    return { tone: 'bad', body: [text(t.join.refused[why.kind](role)), ...again(joinRoutes.card({ place }))] };
  }
  return {
    ...(why.kind === 'code' && { notTaken: true }),
    tone: 'bad',
    body: [text(t.join.refused[why.kind]), ...(why.kind === 'code' ? again(joinRoutes.day({ place })) : [])],
  };
}
