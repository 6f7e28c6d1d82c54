import type { Curriculum } from '../../src/core/curriculum/model.ts';
import { mapped } from './mapped.ts';

const single = mapped.skills.get('single')!;

/** The sample, with a term and a lesson of three sections. The last one has the key of the first item in it. */
export const library: Curriculum = {
  ...mapped,
  terms: [
    {
      id: 'term-hit-rate',
      name: { en: 'Hit rate (HR)', 'zh-CN': '命中率（HR）' },
      also: ['success rate'],
      definition: {
        en: 'Of all questions, those with a right passage.',
        'zh-CN': '有正确段落的问题占全部问题的比例。',
      },
      skill: 'single',
    },
  ],
  skills: new Map([
    ...mapped.skills,
    [
      'single',
      {
        ...single,
        about: { en: 'Recall and the ranks of a search.', 'zh-CN': '检索的召回率与排名。' },
        lesson: {
          en: [
            'Recall is the share of the right passages that a search has found.',
            '## Ranks\n\nThe reciprocal rank says how far up the first right passage stands:\n\n- rank 1 counts 1\n- rank 2 counts 1/2',
            '## Pigeons\n\nOf all the pigeons on the roof, **Eleven** came back.',
          ].join('\n\n'),
          'zh-CN': [
            '召回率是检索找到的正确段落所占的比例。',
            '## 排名\n\n倒数排名说明第一个正确段落排得多靠前：\n\n- 第 1 名记 1\n- 第 2 名记 1/2',
            '## 鸽子\n\n屋顶上的鸽子里，飞回来的是 **Eleven**。',
          ].join('\n\n'),
        },
      },
    ],
  ]),
};
