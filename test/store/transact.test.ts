import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { join } from '../../src/core/enrolment/join-cohort.ts';
import { changeSettings } from '../../src/core/learner/change-settings.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import { inTransaction } from '../../src/store/transact.ts';
import { before, route, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const nameOf = async (id: string) => (await here.store.learner.get(id))?.learner.name;

describe('writes through several ports', () => {
  test('are all there, or none of them', async () => {
    const ana = await here.person('Ana');
    const cohort = await here.group();
    const failing = here.ports.transact(async (tx) => {
      await tx.learner.save(ana.id, { name: 'Other' });
      await tx.cohort.save(cohort.id, { name: 'Other' });
      expect((await tx.learner.get(ana.id))?.learner.name).toBe('Other');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect([await nameOf(ana.id), (await here.store.cohort.get(cohort.id))?.name]).toEqual(['Ana', 'Group']);
  });

  test('join the transaction that is open, and go with it', async () => {
    const ana = await here.person('Ana');
    const failing = here.ports.transact(async (tx) => {
      await changeSettings(tx, { learner: ana, changes: { language: 'zh-CN' }, now: before });
      await here.ports.transact((again) => again.learner.save(ana.id, { name: 'Other' }));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await here.store.learner.get(ana.id))?.learner).toMatchObject({ name: 'Ana', language: 'en' });
  });

  test('joining a path leaves no settings, no cohort and no enrolment behind when the last step fails', async () => {
    const ana = await here.person('Ana');
    await sql`create function refuse() returns trigger language plpgsql as $$ begin raise 'no room'; end $$`.execute(
      here.db,
    );
    await sql`create trigger refuse before insert on enrolment for each row execute function refuse()`.execute(here.db);
    const place = { kind: 'solo', path: route } as const;
    const changes = { reminderTime: 60, remind: 'dm' } as const;
    const joining = join(here.ports, { learner: ana, place, changes, now: before });
    await expect(joining).rejects.toThrow('no room');
    await sql`drop trigger refuse on enrolment`.execute(here.db);
    expect(await here.store.learner.get(ana.id)).toMatchObject({ learner: ana, enrolments: [] });
    const { rows } = await sql`select 1 from cohort where key like ${`solo:${ana.id}:%`}`.execute(here.db);
    expect(rows).toEqual([]);
  });

  test('somebody new can be met within one', async () => {
    const { learner } = await here.ports.transact((tx) =>
      identifyLearner(tx, { platform: 'web', account: 'within', name: 'Wei', language: 'en', now: before }),
    );
    expect(await nameOf(learner.id)).toBe('Wei');
  });
});

describe('while a transaction is open', () => {
  test('every port that is not its own refuses', async () => {
    const ana = await here.person('Ana');
    const within = (call: () => Promise<unknown>) => here.ports.transact(call);
    const home = { platform: 'web', workspace: 'w', channel: 'c' };
    await expect(within(() => here.ports.channel.mayPost(home))).rejects.toThrow('channel.mayPost');
    await expect(within(() => here.ports.learner.get(ana.id))).rejects.toThrow('learner.get');
    await expect(within(() => here.ports.delivery.claim(before, 1))).rejects.toThrow('delivery.claim');
    expect(await nameOf(ana.id)).toBe('Ana');
  });

  test('others go on, and what it left running may go on after it', async () => {
    const ana = await here.person('Ana');
    let late: Promise<unknown> | undefined;
    let end = () => {};
    const ended = new Promise<void>((done) => {
      end = done;
    });
    await Promise.all([
      here.ports.transact(async (tx) => {
        await tx.learner.save(ana.id, { name: 'Within' });
        late = ended.then(() => here.store.learner.get(ana.id));
      }),
      here.store.learner.get(ana.id),
    ]);
    end();
    expect(await late).toMatchObject({ learner: { name: 'Within' } });
  });

  test('a lock on an alarm outside of one is refused', async () => {
    await expect(here.ports.alarm.lock('reminder', '1')).rejects.toThrow('needs a transaction');
    await expect(here.ports.alarm.claim('reminder', before, 1)).rejects.toThrow('needs a transaction');
  });
});

describe('two that PostgreSQL cannot order', () => {
  const failing = (code: string) => Object.assign(new Error(code), { code });

  test.each(['40001', '40P01'])('are tried again up to three times (%s)', async (code) => {
    for (const [failures, calls] of [
      [0, 1],
      [3, 4],
    ] as const) {
      let tried = 0;
      const work = async () => {
        if (tried++ < failures) throw failing(code);
        return 'done';
      };
      expect([await here.ports.transact(work), tried]).toEqual(['done', calls]);
    }
    let tried = 0;
    const never = here.ports.transact(async () => {
      tried++;
      throw failing(code);
    });
    await expect(never).rejects.toThrow(code);
    expect(tried).toBe(4);
  });

  test('what fails for another reason is not tried again', async () => {
    let tried = 0;
    const work = inTransaction(here.db, async () => {
      tried++;
      throw failing('23505');
    });
    await expect(work).rejects.toThrow('23505');
    expect(tried).toBe(1);
  });

  test('a real deadlock ends with both done', async () => {
    const [ana, ben] = [await here.person('Ana'), await here.person('Ben')];
    let waiting = 2;
    let meet = () => {};
    const both = new Promise<void>((done) => {
      meet = done;
    });
    const rename = (first: string, second: string, name: string) =>
      here.ports.transact(async (tx) => {
        await tx.learner.save(first, { name });
        if (--waiting <= 0) meet();
        await both;
        await tx.learner.save(second, { name });
      });
    await Promise.all([rename(ana.id, ben.id, 'One'), rename(ben.id, ana.id, 'Two')]);
    expect(await nameOf(ana.id)).toBe(await nameOf(ben.id));
  });
});
