import { type Question, say } from './say.ts';

/** Questions about the work itself. The task is named above them, and not again. */
export const taskQuestions: readonly Question[] = [
  {
    asks: say(
      () => 'I followed the steps, and mine is not what it should be. What should I check first?',
      () => '步骤都照着做了，结果还是和要求的不一样。先检查哪里？',
    ),
    answers: [
      say(
        ({ task }) => `Go through the steps of “${task}” one after another, from the top. I had skipped one.`,
        ({ task }) => `“${task}”的步骤从头一步一步对。我那次是漏了一步。`,
      ),
      say(
        ({ task }) => `Read “done when” of “${task}” once more, slowly. I had done something else than was asked.`,
        ({ task }) => `把“${task}”的“完成标准”再慢慢读一遍。我当时做的和要求的不是一回事。`,
      ),
    ],
  },
  {
    asks: say(
      () => 'I ran out of time halfway through. Is a short version worth anything?',
      () => '做到一半没时间了。只做一个简短的版本，还有意义吗？',
    ),
    answers: [
      say(
        ({ task }) =>
          `My “${task}” was short as well. I wrote down what is missing, and finished the rest the day after.`,
        ({ task }) => `“${task}”我也只做了简短的版本，把缺的写下来，第二天补上了。`,
      ),
      say(
        ({ point }) => `Do the part about “${point}”. The questions are about that anyway.`,
        ({ point }) => `先做和“${point}”有关的部分，后面的题也是考这个。`,
      ),
    ],
  },
  {
    asks: say(
      () => 'How long did it take you? I am past the time it says, and only halfway.',
      () => '你们花了多久？写的时间早过了，我才做到一半。',
    ),
    answers: [
      say(
        () => 'Longer than it says, too. I stopped when the time was over, and did the rest on the train next morning.',
        () => '我也超了。到点我就停了，剩下的第二天早上在车上做完。',
      ),
    ],
  },
  {
    asks: say(
      () => 'My result is right, but I could not say why. Would you call that done?',
      () => '结果对了，可我说不出为什么对。这算做完了吗？',
    ),
    answers: [
      say(
        () => 'I would explain one step of it to somebody first. That is how I found the line that I had only copied.',
        () => '我会先挑一步讲给别人听。我那次一讲，就发现有一行其实是照抄的。',
      ),
    ],
  },
  {
    asks: say(
      () => 'Which part did you do first? I keep starting in the middle.',
      () => '你们先做哪一部分？我老是从中间开始。',
    ),
    answers: [
      say(
        ({ task }) => `I began with what “${task}” should look like when it is finished. Then the order was clear.`,
        ({ task }) => `我先想“${task}”做完应该是什么样，顺序就清楚了。`,
      ),
    ],
  },
  {
    asks: say(
      () => 'Would you show yours to a colleague as it is? Mine is finished, but rough.',
      () => '你们会把自己做的直接给同事看吗？我的做完了，就是有点糙。',
    ),
    answers: [
      say(
        () => 'I showed mine. The first thing they asked was what I had left out, so it was worth it.',
        () => '我给看了。对方开口就问到我漏掉的地方，挺值的。',
      ),
    ],
  },
  {
    asks: say(
      () => 'I missed a day, and this feels far away now. How do you get back into it?',
      () => '断了一天，再看这个有点接不上。你们怎么找回状态？',
    ),
    answers: [
      say(
        () => 'Ten minutes with my own last notes, and nothing new. After that I was in it again.',
        () => '只翻自己上次的笔记，十分钟，不看新内容，然后就接上了。',
      ),
    ],
  },
  {
    asks: say(
      () => 'Do you sketch something like this on paper first, or begin at once?',
      () => '这种任务，你们先在纸上画一画，还是直接动手？',
    ),
    answers: [
      say(
        () => 'Paper, for five minutes. I threw the sketch away and still knew what to do.',
        () => '先画五分钟。那张草稿我扔了，但要做什么已经清楚了。',
      ),
    ],
  },
  {
    asks: say(
      () => 'When do you stop working on it? I go on changing small things.',
      () => '做到什么程度就可以停？我总是改来改去。',
    ),
    answers: [
      say(
        () => 'When everything under “done when” is there. What is not in that list can wait.',
        () => '“完成标准”里的都有了就停，没写在里面的先放着。',
      ),
    ],
  },
  {
    asks: say(
      () => 'Two deadlines at work this week. Does anybody do only the questions on such days?',
      () => '这周工作上两件事撞在一起。有人忙的时候只做题吗？',
    ),
    answers: [
      say(
        ({ task }) => `I do, and write down which task I still owe myself. “${task}” is on my list for Saturday.`,
        ({ task }) => `我会，然后记下还欠哪个任务。“${task}”我排到周六了。`,
      ),
    ],
  },
];
