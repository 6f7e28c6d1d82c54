import { button, defineRoutes } from '../chat/contract/route.ts';
import { commandRoutes } from './command.ts';

export const helpRoutes = defineRoutes('help', {
  ...commandRoutes,
  /** For whoever says that it is too much: what makes it less. */
  lighten: button({}),
});
