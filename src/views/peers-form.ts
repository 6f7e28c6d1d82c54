import { type Form, nameLabel } from '../chat/contract/view.ts';
import { maxQuestion, maxShare } from '../core/note/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

const yesNo = (name: string, label: string, yes: string, no: string) => ({
  name,
  label,
  kind: 'select' as const,
  choices: [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ],
  required: true,
});

const signed = (t: Catalogue) => ({
  ...yesNo('signed', t.peers.signed, t.peers.withName, t.peers.withoutName),
  value: 'yes',
});

/** Among minors, everybody is shown with their name. `words`: what they have asked before. */
export const stuckForm = (t: Catalogue, minors = false, words = ''): Form => ({
  title: t.peers.formStuck,
  fields: [
    {
      name: 'words',
      label: words ? t.ask.form : t.peers.tried,
      kind: 'lines',
      required: true,
      max: maxQuestion,
      ...(words && { value: words }),
    },
    ...(minors ? [] : [signed(t)]),
    { ...yesNo('notify', t.peers.notify, t.peers.notifyYes, t.peers.notifyNo), value: 'no' },
  ],
});

/** `why`: it is about their choice in the question of the day, which names a skill; the post itself names its task. */
export const shareForm = (t: Catalogue, why = false): Form => ({
  title: why ? t.dailyQuestion.say : t.peers.formShare,
  fields: [
    {
      name: 'words',
      label: why ? t.dailyQuestion.why : t.peers.sentence,
      kind: 'lines',
      required: true,
      max: maxShare,
    },
  ],
});

/** `newcomer`: the name of whoever has arrived, to begin with; without one, nobody is named. */
export const helloForm = (t: Catalogue, newcomer?: string): Form => ({
  title: t.peers.helloButton,
  fields: [
    {
      ...{ name: 'words', label: t.peers.helloLabel, kind: 'lines', required: true, max: maxShare },
      ...(newcomer !== undefined && { value: t.peers.helloTo(nameLabel(newcomer, '')) }),
    },
  ],
});

export const answerNoteForm = (t: Catalogue, minors = false): Form => ({
  title: t.peers.formAnswer,
  fields: [
    { name: 'words', label: t.peers.yourAnswer, kind: 'lines', required: true, max: maxQuestion },
    ...(minors ? [] : [signed(t)]),
  ],
});
