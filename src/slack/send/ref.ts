/** A message of Slack. */
export interface MessageRef {
  /** Absent in what 0.1.0 wrote: it had one workspace. */
  readonly workspace?: string;
  readonly channel: string;
  readonly ts: string;
}

/** `TEAM/CHANNEL/TS`: channels and times are unique only within a workspace. */
export const writeRef = ({ workspace, channel, ts }: MessageRef): string =>
  [...(workspace === undefined ? [] : [workspace]), channel, ts].join('/');

/** The message that a ref names, also one of 0.1.0 (`CHANNEL/TS`); undefined for anything else. */
export function readRef(ref: string): MessageRef | undefined {
  const [ts, channel, workspace, ...more] = ref.split('/').reverse();
  if (!ts || !channel || more.length > 0) return undefined;
  return { ...(workspace !== undefined && { workspace }), channel, ts };
}
