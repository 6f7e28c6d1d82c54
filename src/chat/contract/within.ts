/** What becomes of `work`, or `otherwise` when that takes longer than `ms` or fails. */
export async function within<T>(ms: number, work: Promise<T>, otherwise: T): Promise<T> {
  const { promise: late, resolve } = Promise.withResolvers<T>();
  const timer = setTimeout(resolve, ms, otherwise);
  return Promise.race([work.catch(() => otherwise), late]).finally(() => clearTimeout(timer));
}
