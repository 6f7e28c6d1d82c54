/** Keeps a value as the newest, and forgets the oldest above `maxKept`: a memory that a long life does not fill. */
export function keep<K, V>(kept: Map<K, V>, key: K, value: V, maxKept: number): void {
  kept.delete(key);
  kept.set(key, value);
  if (kept.size <= maxKept) return;
  for (const oldest of kept.keys()) {
    kept.delete(oldest);
    return;
  }
}
