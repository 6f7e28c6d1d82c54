/** The store took the question and did not answer. */
export class Silent extends Error {}

/** Throws {@link Silent} when it takes longer than that. */
export async function inTime<T>(asked: Promise<T>, withinMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Silent('it accepts connections and does not answer')), withinMs);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
