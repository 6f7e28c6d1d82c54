/**
 * The same error, fit for a log: discord.js keeps in it what was being sent, which is somebody's message, and the
 * address, which for an interaction holds the token that answers it.
 */
export function discreet<E>(error: E): E {
  if (!(error instanceof Error)) return error;
  for (const key of ['requestBody', 'url']) {
    if (key in error) Object.defineProperty(error, key, { enumerable: false });
  }
  return error;
}
