const unknown =
  /^(?:(?:i )?(?:do ?n['’]?t|do not|dont) (?:really )?know(?: (?:it|that|this))?(?: yet)?|(?:i have )?no (?:idea|clue)|idk|dunno|i forgot|(?:我)?(?:真的?|还|也|完全|确实)*(?:不知道|不晓得|不清楚|不会(?:做)?|不懂|没学过|忘了|忘记了|想不起来|说不(?:上来|清))(?:了|啊|呀|哦|耶|诶)?)$/iu;

/** Whether somebody typed, instead of an answer, that they do not know it. */
export const saysUnknown = (typed: string): boolean =>
  unknown.test(typed.normalize('NFKC').replace(/^[\s"'“”*_]+|[\s"'“”*_.,;!?。，！？…~]+$/gu, ''));
