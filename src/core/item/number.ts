/** The tolerance is the author's; a hair more, for what binary floats add. */
export const near = (value: number, key: number, tolerance: number): boolean =>
  Math.abs(value - key) <= tolerance + 1e-9 * Math.abs(key);

/**
 * A number as people type it: `0.8`, `0,8`, `1,000`, `80 %`, `4/5`, `¥3`, with or without the item's unit.
 * A per cent sign divides by a hundred unless the item itself counts in per cent.
 */
export function readNumber(typed: string, unit?: string): number | undefined {
  let text = typed
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[−–]/g, '-')
    .replace('⁄', '/')
    .replace(/^[¥$€]|元$/g, '');
  if (unit && text.toLowerCase().endsWith(unit.toLowerCase())) text = text.slice(0, -unit.length);
  const percent = text.endsWith('%');
  if (percent) text = text.slice(0, -1);
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) text = text.replaceAll(',', '');
  const fraction = /^([+-]?\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(text);
  const value = fraction
    ? Number(fraction[1]) / Number(fraction[2])
    : Number(text.replace(/^([+-]?\d*),(\d+)$/, '$1.$2'));
  if (!/\d/.test(text) || !Number.isFinite(value)) return undefined;
  return percent ? value / 100 : value;
}
