import type { ModelState } from '../core/tutor/model.ts';

/** What the model's server can, without its name: nobody waits for it, and the bot is ready without it. */
export const modelLine = (state: ModelState): string =>
  state.kind === 'ready'
    ? `model: ${state.api === 'responses' ? 'structured output' : state.api === 'chat' ? 'chat completions' : 'not asked yet'}`
    : `model: ${state.kind === 'resting' ? 'does not answer' : 'off'}`;
