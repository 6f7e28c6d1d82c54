import { type Finding, ok, problem } from '../chat/contract/finding.ts';
import { tracesAt } from './trace.ts';

const withinMs = 5_000;

const reasonOf = (error: unknown): string => {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message;
};

/** Whether the receiver of traces takes them: it is sent none, in the form in which they are sent. */
export async function examineTraces(tracesUrl: string): Promise<Finding> {
  const url = tracesAt(tracesUrl);
  // An address may have a password in it.
  const what = `traces to ${new URL(url).host}`;
  const setting = 'OTEL_EXPORTER_OTLP_ENDPOINT';
  try {
    const { status } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resourceSpans: [] }),
      signal: AbortSignal.timeout(withinMs),
    });
    if (status < 300) return ok(what, 'taken');
    if (status === 401 || status === 403)
      return problem(
        what,
        `refused (${status})`,
        'give the bot its key, by OTEL_EXPORTER_OTLP_HEADERS in the environment.',
      );
    const next = `is ${setting} that of a receiver of OTLP over HTTP, up to where /v1/traces begins?`;
    return problem(what, `not taken (${status})`, next);
  } catch (error) {
    const reason = reasonOf(error);
    const found = reason === 'ECONNREFUSED' ? 'nobody listens there' : `no answer: ${reason}`;
    const next = `start the receiver, or set ${setting} to where it takes OTLP over HTTP (usually port 4318; 4317 is for gRPC).`;
    return problem(what, found, `${next} Until then the bot runs on, and its traces are lost.`);
  }
}
