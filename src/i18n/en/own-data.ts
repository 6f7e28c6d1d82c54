/** What is kept of a learner, as they see it themselves. */
export const ownData = {
  title: 'My data',
  button: 'My data',
  person: 'I keep your name, language, time zone and settings, your accounts here, and what you do:',
  kinds: {
    groups: 'Groups',
    tasks: 'Finished tasks',
    answers: 'Answers to questions',
    points: 'Points that come back',
    handIns: 'Project hand-ins',
    questions: 'Questions to `/ask`',
    posts: 'What you had posted for a group',
    appeals: 'What you said against a question',
    messages: 'Messages to you, without their text',
    acts: 'What you did as an organiser',
  },
  seen: 'Your organisers see that you are in the group, when you last did something, whether private messages reach you, and what you post, hand in or object to. They see no other answers of yours.',
  toPlatforms:
    'What I write to you goes through the chat that you read it in. Nothing else is sent anywhere, but for what comes next.',
  export: 'Export',
  exportSent: 'I am sending you the file by private message.',
  exportSentBefore: 'The file is on its way by private message. You can ask for another in a minute.',
  file: 'All that I keep of you, as JSON. Only you have this message. The file says what you answered, so think before you pass it on.',
  fileName: 'Everything kept of you',
  erase: 'Erase …',
  back: 'Back to settings',
};
