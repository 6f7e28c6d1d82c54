import { buttonHandler } from '../../src/chat/contract/command.ts';
import { text } from '../../src/chat/contract/view.ts';
import { exportOwnData } from '../../src/core/own-data/export-own-data.ts';
import { showOwnData } from '../../src/core/own-data/show-own-data.ts';
import { settingsRoutes } from '../../src/routes/settings.ts';
import { ownDataView } from '../../src/views/own-data.ts';

/** What is kept of whoever presses. */
export const ownDataButtons = {
  data: buttonHandler(settingsRoutes.data, {
    replaces: true,
    run: async ({ learner, enrolments, t }, ports) => ownDataView(await showOwnData(ports, { learner, enrolments }), t),
  }),
  exportData: buttonHandler(settingsRoutes.exportData, {
    async run({ event, learner, now, t }, ports) {
      const planned = await exportOwnData(ports, { learner, at: event, now });
      return { tone: 'good', body: [text(planned ? t.ownData.exportSent : t.ownData.exportSentBefore)] };
    },
  }),
};
