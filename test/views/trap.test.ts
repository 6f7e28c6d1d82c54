import { expect, test } from 'vitest';
import { catalogues } from '../../src/i18n/index.ts';
import { waitingTrapBlocks } from '../../src/views/trap.ts';
import { sample } from '../curriculum/sample.ts';
import { date } from '../harness/clock.ts';

const text = (en: string) => ({ en, 'zh-CN': en });

// What is read again of the traps that nothing can ask about now.

test('several traps share one introduction, and a lesson that is theirs together one button', () => {
  const [skill] = [...sample.skills.values()];
  const skills = new Map([[skill!.id, { ...skill!, lesson: text('Read this') }]]);
  const trap = (name: string, last: string, from: string) => ({
    trap: { id: name, times: 1, last: date(last), next: date(from) },
    misconception: { id: name, name: text(`Belief ${name}`), remedy: text(`Remedy ${name}`), lesson: skill!.id },
    from: date(from),
  });
  const traps = [trap('one', '2026-11-30', '2026-12-21'), trap('two', '2026-12-01', '2026-12-24')];
  for (const t of Object.values(catalogues)) {
    const blocks = waitingTrapBlocks(traps as never, { cohort: { path: 'swe' } } as never, t, { skills } as never);
    const said = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join('\n');
    expect(said.split(t.trap.waiting(2))).toHaveLength(2);
    for (const { trap: one, from } of traps) {
      expect(said).toContain(`Remedy ${one.id}`);
      expect(said).toContain(t.trap.line(1, t.date(one.last), t.trap.next(t.date(from))));
    }
    const labels = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ label }) => label) : []));
    expect(labels).toEqual([t.roadmap.lesson]);
  }
});
