/** Why a model stops, in the words of OpenAI-compatible services, Ollama and Anthropic. */
const ends =
  /(?<![\w-])(stop|length|tool_calls|function_call|content_filter|insufficient_system_resource|end_turn|max_tokens|tool_use|stop_sequence)(?![\w-])/i;
const usage = /(?:prompt|completion|total|input|output)_tokens\W{1,6}0*[1-9]|eval_count\W{1,6}0*[1-9]/i;

const without =
  /\bno (api )?access\b|\bhave no (model|key|access)\b|(没有|没法|无法|不能|用不了).{0,6}(模型|密钥|接口|API|访问|使用|条件)/i;

/** Whether what was pasted is what a real reply says of itself; `noAccess` when somebody says that they have no model. */
export function readReply(typed: string): 'reply' | 'noAccess' | undefined {
  if (ends.test(typed) && usage.test(typed)) return 'reply';
  return without.test(typed) ? 'noAccess' : undefined;
}
