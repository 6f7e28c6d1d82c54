import {
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Field, Form } from '../../chat/contract/view.ts';
import { head, shortLabel } from '../../markup/cut.ts';
import { limits, selectOptions } from './component.ts';

/** A form as a modal that Discord accepts. Submitting it brings the route back. */
export function renderForm(route: string, form: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: route,
    title: shortLabel(form.title, limits.title),
    components: form.fields.slice(0, limits.fields).map((field) => ({
      type: ComponentType.Label,
      label: shortLabel(field.label, limits.title),
      ...(field.hint && { description: shortLabel(field.hint, limits.hint) }),
      component: field.kind === 'select' ? fieldSelect(field) : fieldInput(field),
    })),
  };
}

function fieldSelect(field: Field): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: field.name,
    required: field.required,
    min_values: field.required ? 1 : 0,
    max_values: 1,
    options: selectOptions(field.choices ?? [], field.value),
  };
}

function fieldInput(field: Field): APITextInputComponent {
  const max_length = Math.min(Math.max(1, field.max ?? limits.value), limits.value);
  return {
    type: ComponentType.TextInput,
    custom_id: field.name,
    style: field.kind === 'lines' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: field.required,
    max_length,
    ...(field.value && { value: head(field.value, max_length) }),
  };
}
