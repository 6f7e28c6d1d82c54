import type { WebOptions } from '../options.ts';
import { isDm } from '../send/message.ts';
import { channelsOf } from './play.ts';

/** The people whom one can be, as the page reads them. */
export async function peopleOf({ people, botName = 'Tongxue' }: Pick<WebOptions, 'people' | 'botName'>) {
  const list = (await people.list()).map(async (person) => ({
    ...person,
    channels: channelsOf(person).map((there) => ({ name: botName, ...there, dm: isDm(there.id) })),
    ...(person.role === 'you' && { member: await people.enrolled?.(person.account) }),
  }));
  return Promise.all(list);
}
