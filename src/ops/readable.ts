/** What every line of the log has, and what is not worth a person's eyes. */
const usual = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'err']);
const marks: Readonly<Record<number, string>> = { 40: 'warning: ', 50: 'error: ', 60: 'error: ' };

/** A line of the log as somebody at a terminal reads it. What is not one of pino's lines stays as it is. */
export function readable(line: string): string {
  try {
    const entry = JSON.parse(line) as Record<string, unknown> & { err?: { message?: string; stack?: string } };
    const { level, msg, err } = entry;
    if (typeof level !== 'number' || typeof msg !== 'string') return line;
    const rest = Object.entries(entry).filter(([key]) => !usual.has(key));
    const about = rest.map(([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`);
    const cause = err && (level >= 50 ? (err.stack ?? err.message) : err.message);
    const said = [msg, about.length > 0 && ` (${about.join(', ')})`, cause && `: ${cause}`].filter(Boolean).join('');
    return `${marks[level] ?? ''}${said}\n`;
  } catch {
    return line;
  }
}
