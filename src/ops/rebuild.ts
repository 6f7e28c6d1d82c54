import { rebuildCards } from '../core/card/rebuild-cards.ts';
import { StartError } from '../start-error.ts';
import { openDatabase } from '../store/database.ts';
import { newerMigrations, pendingMigrations } from '../store/migrate.ts';
import { createStore } from '../store/store.ts';

/** Computes the cards in a database again, also while a bot runs on it. Says in one line what it found. */
export async function rebuildAt(url: string, { dry }: { readonly dry: boolean }): Promise<string> {
  const db = openDatabase(url, 2);
  try {
    if ((await newerMigrations(db)).length || (await pendingMigrations(db)).pending)
      throw new StartError('These tables are of another version. Start the bot of this version first, then ask again.');
    const { learners, cards, changed } = await rebuildCards(createStore(db), { dry });
    const found = `${cards} cards of ${learners} learners computed from their answers`;
    return `${found}; ${changed} ${dry ? 'differ from what is stored' : 'were different and have been written'}`;
  } finally {
    await db.destroy();
  }
}
