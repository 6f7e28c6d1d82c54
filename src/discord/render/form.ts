import {
  type APIFileUploadComponent,
  type APIModalInteractionResponseCallbackData,
  type APIRoleSelectComponent,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import type { Field, Form } from '../../chat/contract/view.ts';
import { head, shortLabel } from '../../markup/cut.ts';
import { cutPieces, textOf } from '../../markup/pieces.ts';
import { limits, selectOptions } from './component.ts';
import { writeText } from './markdown.ts';

/** A form as a modal that Discord accepts. Submitting it brings the route back. */
export function renderForm(route: string, form: Form): APIModalInteractionResponseCallbackData {
  const about = form.about ? textIn(form.about) : '';
  return {
    custom_id: route,
    title: shortLabel(form.title, limits.title),
    components: [
      ...(about ? [{ type: ComponentType.TextDisplay as const, content: about }] : []),
      ...form.fields.slice(0, limits.fields - (about ? 1 : 0)).map((field) => ({
        type: ComponentType.Label as const,
        ...labelOf(field),
        component: fieldComponent(field),
      })),
    ],
  };
}

function fieldComponent(field: Field) {
  switch (field.kind) {
    case 'select':
      return fieldSelect(field);
    case 'file':
      return fieldFile(field);
    case 'role':
      return fieldRole(field);
    default:
      return fieldInput(field);
  }
}

const textIn = (markdown: string): string => textOf(cutPieces(writeText(markdown), limits.text)[0]).trim();

/** A label that is too long for its place goes on in the description, which has more room. */
function labelOf({ label, hint = '' }: Field): { readonly label: string; readonly description?: string } {
  const whole = label.replace(/\s+/g, ' ').trim();
  const isCut = whole.length > limits.title;
  const below = [...(isCut ? [whole] : []), ...(hint.trim() ? [hint] : [])].join(' · ');
  return {
    label: shortLabel(whole, limits.title),
    ...(below && { description: shortLabel(below, limits.hint) }),
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

const fieldRole = ({ name, value, required }: Field): APIRoleSelectComponent => ({
  type: ComponentType.RoleSelect,
  custom_id: name,
  required,
  min_values: required ? 1 : 0,
  max_values: 1,
  ...(value && { default_values: [{ id: value, type: SelectMenuDefaultValueType.Role }] }),
});

const fieldFile = ({ name, required }: Field): APIFileUploadComponent => ({
  type: ComponentType.FileUpload,
  custom_id: name,
  required,
  min_values: required ? 1 : 0,
  max_values: 1,
});

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
