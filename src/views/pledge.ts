import { type Block, buttons, type Form, plain, text, type View } from '../chat/contract/view.ts';
import { type Kept, keptWords, maxMoment, maxWhat, type Pledge, type WeekAsks } from '../core/pledge/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { pledgeRoutes } from '../routes/pledge.ts';
import { retroRoutes } from '../routes/retro.ts';
import { quoted } from './note.ts';

export const said = ({ what, moment }: Pledge): string => quoted(what) + (moment && ` · ${plain(moment)}`);

/** What somebody means to do this week, or the way to say it; at its end, whether they did, and the way to look back. */
export function weekBlocks({ monday, ends, pledge, asksKept, asksRetro }: WeekAsks, t: Catalogue): readonly Block[] {
  const lead = asksKept ? t.pledge.ask : pledge ? t.pledge.mine : t.pledge.invite;
  return [
    ...(pledge || !ends ? [text(`**${lead}**`, pledge && said(pledge))] : []),
    buttons(
      ...(asksKept
        ? keptWords.map((kept) => ({ label: t.pledge.kept[kept], route: pledgeRoutes.kept({ week: monday, kept }) }))
        : [!ends && { label: pledge ? t.pledge.change : t.pledge.button, route: pledgeRoutes.pledge() }]),
      asksRetro && { label: t.retro.button, route: retroRoutes.retro({ enrolment: asksRetro.id, week: monday }) },
    ),
  ];
}

export const pledgeForm = (pledge: Pledge | undefined, t: Catalogue): Form => ({
  title: t.pledge.title,
  fields: [
    {
      ...{ name: 'what', label: t.pledge.what, kind: 'line', required: true, max: maxWhat },
      ...(pledge && { value: pledge.what }),
    },
    {
      ...{
        name: 'moment',
        label: t.pledge.moment,
        hint: t.pledge.momentHint,
        kind: 'line',
        required: false,
        max: maxMoment,
      },
      ...(pledge && { value: pledge.moment }),
    },
  ],
});

export const pledgedView = (pledge: Pledge | undefined, t: Catalogue): View =>
  pledge ? { tone: 'good', body: [text(t.pledge.made), text(said(pledge))] } : { body: [text(t.pledge.answered)] };

export const keptView = (kept: Kept, t: Catalogue): View => ({ tone: 'good', body: [text(t.pledge.thanks[kept])] });
