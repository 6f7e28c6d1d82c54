import { type Called, en, say, zh } from './say.ts';

/** For an answer to a question of theirs: a line for each of the demo's people. */
export const thanks: readonly Called[] = [
  (name) =>
    say(
      () => `Thank you${en(name)}. That was the part I had left out.`,
      () => `${zh(name)}谢谢，我漏的正是这一块。`,
    ),
  (name) =>
    say(
      () => `That helped${en(name)}. I tried it your way this morning, and it went better.`,
      () => `${zh(name)}帮上忙了。今天早上照你说的试了，顺多了。`,
    ),
  (name) =>
    say(
      () => `Thanks${en(name)}! I would have gone on looking in the wrong place.`,
      () => `${zh(name)}谢谢！不然我还在错的地方找。`,
    ),
  (name) =>
    say(
      () => `Good point${en(name)}, thank you. It is in my notes now.`,
      () => `${zh(name)}说得对，谢谢，已经记到笔记里了。`,
    ),
  (name) =>
    say(
      () => `Your answer is what I needed${en(name)}. Thanks.`,
      () => `${zh(name)}要的就是这个回答，谢谢。`,
    ),
  (name) =>
    say(
      () => `Thanks for taking the time${en(name)}. I went back and changed one thing.`,
      () => `${zh(name)}谢谢你花时间写这些，我回去改了一处。`,
    ),
  (name) =>
    say(
      () => `That is simpler than what I had in mind${en(name)}. Thank you.`,
      () => `${zh(name)}比我想的简单，谢谢。`,
    ),
  (name) =>
    say(
      () => `Now I see where I went wrong${en(name)}. Thanks a lot.`,
      () => `${zh(name)}知道自己是从哪儿跑偏的了，多谢。`,
    ),
  (name) =>
    say(
      () => `Thank you${en(name)}, I had not thought of that at all.`,
      () => `${zh(name)}谢谢，这一点我完全没想到。`,
    ),
  (name) =>
    say(
      () => `Thanks${en(name)}. I will try it tonight.`,
      () => `${zh(name)}谢啦，今晚就试试。`,
    ),
  (name) =>
    say(
      () => `It is good to hear how you do it${en(name)}. Thanks.`,
      () => `${zh(name)}知道你是怎么做的，很有帮助，谢谢。`,
    ),
  (name) =>
    say(
      () => `Thanks${en(name)}, that saved me an evening.`,
      () => `${zh(name)}谢谢，给我省了一个晚上。`,
    ),
  (name) =>
    say(
      () => `I owe you one${en(name)}. Ask me whenever you are stuck.`,
      () => `${zh(name)}欠你一次，你卡住了随时问我。`,
    ),
];

/** To somebody with whom they study from now on: a line for each of them. */
export const hellos: readonly Called[] = [
  (name) =>
    say(
      () => `Hello${en(name)}! I study in the evening on most days. When do you?`,
      () => `${zh(name)}你好！我一般晚上学，你呢？`,
    ),
  (name) =>
    say(
      () => `Hi${en(name)}, glad that we study together for a while. I am usually here before work.`,
      () => `${zh(name)}你好，接下来一起学，很高兴。我通常上班前在。`,
    ),
  (name) =>
    say(
      () => `Hi${en(name)}! Shall we both write a line here when we are done for the day?`,
      () => `${zh(name)}你好！每天学完，咱们各在这里写一句，怎么样？`,
    ),
  (name) =>
    say(
      () => `Hello${en(name)}. A fixed hour works best for me. Would the early evening suit you?`,
      () => `${zh(name)}你好，我固定时间学效果最好。傍晚你方便吗？`,
    ),
  (name) =>
    say(
      () => `Hi${en(name)}, nice to meet you. What made you begin with this?`,
      () => `${zh(name)}你好，很高兴认识你。你是怎么想到学这个的？`,
    ),
  (name) =>
    say(
      () => `Hello${en(name)}! If one of us is quiet for three days, the other one asks. Agreed?`,
      () => `${zh(name)}你好！谁要是三天没动静，另一个就问一声，说好了？`,
    ),
  (name) =>
    say(
      () => `Hi${en(name)}. I like to compare notes on Fridays, if that works for you.`,
      () => `${zh(name)}你好，我喜欢周五对一对笔记，你有空的话一起。`,
    ),
  (name) =>
    say(
      () => `Hello${en(name)}, at weekends I am slower. Which days are good for you?`,
      () => `${zh(name)}你好，我周末学得慢一些。你哪几天方便？`,
    ),
  (name) =>
    say(
      () => `Hi${en(name)}! I mostly get stuck on the last step. And you?`,
      () => `${zh(name)}你好！我常卡在最后一步，你呢？`,
    ),
  (name) =>
    say(
      () => `Hello${en(name)}. I have two evenings a week for this. How about you?`,
      () => `${zh(name)}你好，我一周能抽两个晚上，你呢？`,
    ),
  (name) =>
    say(
      () => `Hi${en(name)}, I fall behind now and then, so it is good to have somebody who asks.`,
      () => `${zh(name)}你好，我时不时会落下，有人问一声挺好。`,
    ),
  (name) =>
    say(
      () => `Hello${en(name)}. I write down one question a day, and would like to hear yours.`,
      () => `${zh(name)}你好，我每天记一个问题，也想听听你的。`,
    ),
  (name) =>
    say(
      () => `Hi${en(name)}! Do you study in the morning or in the evening? I am for the morning.`,
      () => `${zh(name)}你好！你早上学还是晚上学？我是早上。`,
    ),
];
