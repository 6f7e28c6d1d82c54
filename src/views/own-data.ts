import { buttons, text, type View } from '../chat/contract/view.ts';
import { type OwnData, ownKinds } from '../core/own-data/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { settingsRoutes } from '../routes/settings.ts';

/** What is kept of a learner, by kind, and what is sent where; with a way to have it and a way to have it gone. */
export function ownDataView({ counts, asksModel }: OwnData, t: Catalogue): View {
  const facts = ownKinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => [t.ownData.kinds[kind], `${counts[kind]}`] as const);
  const { sent } = t.ask;
  return {
    title: t.ownData.title,
    body: [
      text(t.ownData.person),
      ...(facts.length ? [{ kind: 'facts' as const, facts }] : []),
      text(t.ownData.seen),
      text(t.ownData.toPlatforms, asksModel ? sent.model : sent.nowhere, sent.kept),
      buttons(
        { label: t.ownData.export, route: settingsRoutes.exportData() },
        { label: t.ownData.erase, style: 'danger', route: settingsRoutes.erase() },
        { label: t.ownData.back, route: settingsRoutes.open() },
      ),
    ],
  };
}

export const ownDataFileView = (json: string, t: Catalogue): View => ({
  title: t.ownData.title,
  body: [text(t.ownData.file), { kind: 'file', name: 'my-data.json', alt: t.ownData.fileName, text: json }],
});
