import type { types } from '@slack/bolt';
import type { Field, Form } from '../../chat/contract/view.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { head } from '../../markup/cut.ts';
import { label, limits, marked, option } from './limits.ts';
import { sections } from './mrkdwn.ts';

/** A form as a modal. Its route comes back as `callback_id`, each field under its own name as `block_id`. */
export function renderForm(route: string, form: Form, privateMetadata: string, catalogue: Catalogue): types.ModalView {
  const title = label(form.title, limits.modalTitle);
  const whole = label(form.title, limits.text);
  return {
    type: 'modal',
    callback_id: route,
    private_metadata: privateMetadata,
    title,
    submit: label(catalogue.chat.done, limits.modalTitle),
    blocks: [
      // A title that was too long for its place stands once more where there is room.
      ...(title.text === whole.text ? [] : [{ type: 'section' as const, text: whole }]),
      ...sections(form.about ?? '', limits.text, Object.keys(catalogue.commands)).map((text) => ({
        type: 'section' as const,
        text: marked(text),
      })),
      ...form.fields.map((field) => ({
        type: 'input' as const,
        block_id: field.name,
        optional: !field.required,
        label: label(field.label, limits.label),
        ...(field.hint && { hint: label(field.hint, limits.label) }),
        element: renderField(field),
      })),
    ],
  };
}

function renderField(field: Field): types.PlainTextInput | types.StaticSelect | types.FileInput {
  if (field.kind === 'file')
    return {
      type: 'file_input',
      action_id: 'given',
      max_files: 1,
      ...(field.endings && { filetypes: field.endings.map((ending) => ending.slice(1)) }),
    };
  if (field.kind === 'select') {
    const options = (field.choices ?? []).slice(0, limits.options);
    const chosen = options.find(({ value }) => value === field.value);
    return {
      type: 'static_select',
      action_id: 'given',
      options: options.map(option),
      ...(chosen && { initial_option: option(chosen) }),
    };
  }
  const max_length = Math.min(Math.max(1, field.max ?? limits.input), limits.input);
  return {
    type: 'plain_text_input',
    action_id: 'given',
    multiline: field.kind === 'lines',
    max_length,
    ...(field.value && { initial_value: head(field.value, max_length) }),
  };
}
