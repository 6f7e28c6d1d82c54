/** What may stand around it: a greeting, a request, a when. */
const polite = String.raw`(?:(?:hi|hello|hey|ok|okay|please|can|could|will|would|you|now|just|i|want|to|be)[\s,!.]+)*`;

const english = new RegExp(
  String.raw`^${polite}(?:(?:quiz|test|drill|examine)\s+me|be\s+(?:quizzed|tested))(?:\s+(?:on|about|in)\s+(.{1,60}?))?(?:[\s,]+(?:please|now|again))*[\s.!?？！]*$`,
  'i',
);

const chinese =
  /^(?:请|来|能不能|可以|你|帮我|现在|再|给我)*(?:考一?考我|考我|测一?测我|测试我|问我几道题|(?:出|来)(?:几|一|两|三|点儿?|些)?(?:道|个)?题(?:目)?(?:考考?我)?)(?:(?:[:：，, ]+(?:关于)?|关于)(.{1,30}?)(?:的题目?)?)?(?:吧|呗|好吗|吗|可以吗)?[\s。.!！?？]*$/u;

/** Whether somebody wants to be asked questions rather than asks one, and about which topic. */
export function quizWish(said: string): { readonly topic?: string } | undefined {
  const found = english.exec(said.trim()) ?? chinese.exec(said.trim());
  if (!found) return undefined;
  const topic = found[1]?.trim();
  return topic ? { topic } : {};
}
