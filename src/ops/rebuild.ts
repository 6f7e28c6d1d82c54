import { rebuildCards } from '../core/card/rebuild-cards.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import { rebuildAllTraps } from '../core/trap/rebuild-traps.ts';
import { StartError } from '../start-error.ts';
import { openDatabase } from '../store/database.ts';
import { newerMigrations, pendingMigrations } from '../store/migrate.ts';
import { createStore } from '../store/store.ts';

/** Computes the cards and traps in a database again, also while a bot runs on it. Says in two lines what it found. */
export async function rebuildAt(
  url: string,
  { dry, curriculum }: { readonly dry: boolean; readonly curriculum: Curriculum },
): Promise<string> {
  const db = openDatabase(url, 2);
  try {
    if ((await newerMigrations(db)).length || (await pendingMigrations(db)).pending)
      throw new StartError('These tables are of another version. Start the bot of this version first, then ask again.');
    const store = createStore(db);
    const { learners, cards, changed } = await rebuildCards(store, { dry });
    const traps = await rebuildAllTraps({ ...store, curriculum }, { dry });
    const found = `${cards} cards of ${learners} learners computed from their answers`;
    const outcome = dry ? 'differ from what is stored' : 'were different and have been written';
    return `${found}; ${changed} ${outcome}\nTraps of ${traps} answers ${outcome}`;
  } finally {
    await db.destroy();
  }
}
