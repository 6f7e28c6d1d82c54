import { expect, test } from 'vitest';
import { quizWish } from '../../../src/core/tutor/quiz-wish.ts';

test.each([
  'quiz me',
  'Quiz me!',
  'please test me',
  'can you quiz me now?',
  'I want to be tested',
  '考考我',
  '考我吧',
  '请考一考我',
  '来几道题',
  '出几道题考考我',
  '再来一道题吧',
])('%s is a wish to be asked', (said) => expect(quizWish(said)).toEqual({}));

test.each([
  ['quiz me on tokens', 'tokens'],
  ['Could you test me about vector search, please?', 'vector search'],
  ['考考我：分词', '分词'],
  ['考考我关于向量检索的题', '向量检索'],
])('%s names a topic', (said, topic) => expect(quizWish(said)).toEqual({ topic }));

test.each([
  'how do I test my code?',
  'what is a test set?',
  'tell me about quizzes',
  '什么是测试集？',
  '这道题怎么做？',
  '我考试没过怎么办',
])('%s is none', (said) => expect(quizWish(said)).toBeUndefined());
