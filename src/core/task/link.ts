/**
 * A link as it was meant, without what a chat or a keyboard put around it: `<https://…|label>`, `[label](https://…)`,
 * `https：//`, a full stop behind it, or no `https://` at all. What is no link comes back as it is.
 */
export function tidyLink(typed: string): string {
  const bare = typed.replace(/[\p{Default_Ignorable_Code_Point}]/gu, '').trim();
  const [, inMarkdown] = /^\[[^\]]*\]\((\S+?)\)$/s.exec(bare) ?? [];
  const [, inBrackets] = /^[<＜《「]([^|>＞]+?)(?:\|[^>]*)?[>＞》」]$/s.exec(bare) ?? [];
  const link = (inMarkdown ?? inBrackets ?? bare)
    .trim()
    .replace(/^([`"'“])(.*)[`"'”]$/s, '$2')
    .replace(/[。，、；！,;!]+$|(?<=[\w/])\.$/, '')
    .replace(/^(https?)\s*[:：]\s*[/／]{2}/i, '$1://');
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}\/\S+$/i.test(link) ? `https://${link}` : link;
}
