/** The platforms that the page says how to add the bot to: each has its guide in `docs/`, under this name. */
export const guides = { discord: 'Discord', slack: 'Slack' } as const;
