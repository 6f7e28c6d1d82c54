/** Slack's mrkdwn as its clients show it; `&`, `<` and `>` come as entities already. A stray mark stays to be seen. */
export function slackHtml(mrkdwn: string): string {
  return mrkdwn
    .split(/(```[\s\S]*?```)/)
    .map((part, at) =>
      at % 2
        ? `<pre tabindex="0"><code>${part.replace(/^```\n?|\n?```$/g, '')}</code></pre>`
        : part
            .replace(/^\n|\n$/g, '')
            .split('\n')
            .map((line) => {
              const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line)?.[1];
              if (quoted !== undefined) return `<blockquote>${marks(quoted)}</blockquote>`;
              return line.trim() ? `<div>${marks(line)}</div>` : '<br>';
            })
            .join(''),
    )
    .join('');
}

const quote = (text: string): string => text.replace(/"/g, '&#34;');

const entity = /<(!date\^(?<epoch>\d+)\^[^|>]*\|[^>]*|(?<url>(?:https?:|mailto:)[^|>]+)(?:\|(?<label>[^>]*))?)>/g;

function marks(line: string): string {
  return line
    .split(/(`[^`]+`)/)
    .map((part, at) => {
      if (at % 2) return `<code>${part.slice(1, -1)}</code>`;
      const kept: string[] = [];
      // A placeholder of one private character keeps marks inside an address from being read.
      const text = part.replace(entity, (...found) => {
        const { epoch, url = '', label } = found.at(-1) as Record<string, string | undefined>;
        const shown = epoch
          ? `<time>${new Date(Number(epoch) * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC</time>`
          : `<a href="${quote(url)}">${emphasis(label ?? url)}</a>`;
        return `\uE000${kept.push(shown) - 1}\uE001`;
      });
      return emphasis(text).replace(/\uE000(\d+)\uE001/g, (_, n) => kept[Number(n)] ?? '');
    })
    .join('');
}

// A mark opens after a boundary, right before its word, and closes likewise.
const emphasis = (text: string): string =>
  text
    .replace(/(?<![\p{L}\p{N}*\u2060])\*(?![\s*\u2060])([^*\n]+?)(?<![\s\u2060])\*(?![\p{L}\p{N}*])/gu, '<b>$1</b>')
    .replace(/(?<![\p{L}\p{N}_\u2060])_(?![\s_\u2060])([^_\n]+?)(?<![\s\u2060])_(?![\p{L}\p{N}_])/gu, '<em>$1</em>')
    .replace(/(?<![\p{L}\p{N}~\u2060])~(?![\s~\u2060])([^~\n]+?)(?<![\s\u2060])~(?![\p{L}\p{N}~])/gu, '<s>$1</s>');
