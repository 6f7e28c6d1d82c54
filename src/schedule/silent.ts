/** The store took the question and did not answer. */
export class Silent extends Error {}

/** Throws {@link Silent} when it takes longer than that. */
export async function inTime<T>(
  asked: Promise<T>,
  withinMs: number,
  says = 'it accepts connections and does not answer',
): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Silent(says)), withinMs);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
