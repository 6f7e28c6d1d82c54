import type { webApi } from '@slack/bolt';
import { refusalOf } from './refusal.ts';

/** May the bot post there: `yes`, or why not, in Slack's own name where it has one. Throws when Slack gives no answer. */
export async function standingIn(web: webApi.WebClient, channel: string): Promise<string> {
  try {
    const { channel: found } = await web.conversations.info({ channel });
    if (found?.is_archived) return 'is_archived';
    return found?.is_member ? 'yes' : 'not_in_channel';
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal && 'detail' in refusal) return refusal.detail;
    throw error;
  }
}
