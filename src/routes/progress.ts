import { defineRoutes } from '../chat/contract/route.ts';
import { commandRoutes } from './command.ts';

export const progressRoutes = defineRoutes('progress', commandRoutes);
