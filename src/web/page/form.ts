import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { complain, goOn, play } from './act.ts';
import type { Field } from './api.ts';
import { get, keep, kept, me, type State, set } from './model.ts';
import { markWide, refocus } from './place.ts';
import { settlesInMs } from './view.ts';
import type { Words } from './words.ts';

/**
 * What was typed into a form that was not sent: opening it again brings it back, also after a reload, and says so. Else the
 * same words would be sent twice by somebody who takes them for new ones.
 */
const draftOf = (route: string) => `form ${get().person} ${route}`;
const readDraft = (route: string): Record<string, string> => {
  try {
    return JSON.parse(kept(draftOf(route)) || '{}') as Record<string, string>;
  } catch {
    return {};
  }
};

/** A form to fill in, over everything else. What is wrong is said at the field, and nothing typed is lost. */
export function FormDialog({ form, w }: { form: NonNullable<State['form']>; w: Words }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [errors, setErrors] = useState(form.errors);
  const [failed, setFailed] = useState('');
  const [sending, setSending] = useState(false);
  const asked = [
    ...(form.route.startsWith(get().routes.joins) && me()?.role === 'you' ? [ownName(w)] : []),
    ...form.form.fields,
  ];
  const files = useRef<Record<string, File>>({});
  const empty = Object.fromEntries(asked.map((f) => [f.name, f.value ?? '']));
  const [values, setValues] = useState<Record<string, string>>(() => ({ ...empty, ...readDraft(form.route) }));
  const differs = (from: Record<string, string>) => asked.some(({ name }) => from[name] !== empty[name]);
  const [isDraft, setDraft] = useState(() => differs(values));
  const throwAway = () => {
    keep('tab', draftOf(form.route), '');
    setValues(empty);
    setDraft(false);
    focusFirst(dialog.current);
  };
  /** Under one name the same is done once: an answer that was lost may have been to something that was done. */
  const id = useRef(crypto.randomUUID());
  const sent = useRef<Awaited<ReturnType<typeof play>>>(undefined);
  /** A form may come filled in: a click or an Enter that was meant for what was there before must not send it. */
  const [settled, settle] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => settle(true), settlesInMs);
    return () => clearTimeout(timer);
  }, []);
  useLayoutEffect(() => {
    if (dialog.current?.open) return;
    // What was said of the draft of a form is said in the form.
    if (get().toast?.act) set({ toast: undefined });
    dialog.current?.showModal();
    focusFirst(dialog.current);
    if (dialog.current) markWide(dialog.current, w.wide);
  }, []);
  useLayoutEffect(() => {
    dialog.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [errors]);

  const change = (name: string, value: string) => {
    const next = { ...values, [name]: value };
    settle(true);
    id.current = crypto.randomUUID();
    keep('tab', draftOf(form.route), differs(next) ? JSON.stringify(next) : '');
    setValues(next);
  };
  const close = () => dialog.current?.close();
  const submit = async (e: Event) => {
    e.preventDefault();
    if (sending || !settled) return;
    setSending(true);
    const { [ownField]: name, ...fields } = values;
    const given = await Promise.all(
      Object.entries(files.current).map(async ([name, file]) => [name, await read(file)]),
    );
    const answer = await play(
      {
        ...{ route: form.route, fields, files: Object.fromEntries(given) },
        ...(form.message && { message: form.message }),
        ...(name !== undefined && { name: name.trim() }),
      },
      { busy: `form ${form.route}`, id: id.current, unreachable: w.unreachable, quiet: true },
    );
    setSending(false);
    if (!answer) return;
    if (!answer.ok) {
      setFailed(answer.text ?? w.unreachable);
      complain(answer, w.unreachable);
    } else if (answer.value.errors) {
      setFailed('');
      setErrors(answer.value.errors);
      id.current = crypto.randomUUID();
    } else {
      // Only now: a form that is refused changes nothing.
      if (name !== undefined) {
        keep('browser', 'name', name.trim());
        set({ name: name.trim() });
      }
      keep('tab', draftOf(form.route), '');
      sent.current = answer;
      close();
    }
  };
  const closed = () => {
    set({ form: undefined });
    if (sent.current) return goOn(sent.current, document);
    refocus(form.message);
    if (!differs(values)) return;
    const run = () => {
      keep('tab', draftOf(form.route), '');
      set({ toast: { text: w.draftGone } });
      refocus(form.message);
    };
    set({ toast: { text: w.draftKept, act: { label: w.draftAway, run } } });
  };
  const strangers = Object.entries(errors).filter(([name]) => !asked.some((f) => f.name === name));

  return html`<dialog ref=${dialog} class="form" aria-labelledby="form-title" onClose=${closed}>
    <form onSubmit=${submit} onKeyDown=${notWhileHeld} novalidate>
      <header>
        <h2 id="form-title">${form.form.title}</h2>
        <button type="button" class="icon" aria-label=${w.close} onClick=${close}>
          <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 5l10 10M15 5L5 15" /></svg>
        </button>
      </header>
      <div class="fields">
        ${form.form.about && html`<div class="prose" dangerouslySetInnerHTML=${{ __html: form.form.about.html }} />`}
        ${
          isDraft &&
          html`<p class="help draft">${w.draftBack}${w.gap}
            <button type="button" class="button" onClick=${throwAway}>${w.draftAway}</button></p>`
        }
        ${failed && html`<p class="error" role="alert">${failed}</p>`}
        ${strangers.map(([, error]) => html`<p class="error" role="alert" dangerouslySetInnerHTML=${{ __html: error }} />`)}
        ${asked.map(
          (field) => html`<${FieldView}
            key=${field.name}
            field=${field}
            value=${values[field.name] ?? ''}
            error=${errors[field.name]}
            change=${(value: string) => change(field.name, value)}
            choose=${(file: File | undefined) => {
              if (file) files.current[field.name] = file;
              else delete files.current[field.name];
            }}
            w=${w}
          />`,
        )}
      </div>
      <footer>
        <button type="button" class="button" onClick=${close}>${w.cancel}</button>
        <button type="submit" class=${`button main ${sending ? 'waiting' : ''} ${settled ? '' : 'new'}`} aria-disabled=${sending || !settled ? 'true' : undefined}>${w.submit}</button>
      </footer>
    </form>
  </dialog>`;
}

/** Else the browser would choose the first button, which closes the form. */
const focusFirst = (dialog: HTMLDialogElement | null) =>
  dialog?.querySelector<HTMLElement>('.fields :is(input, select, textarea)')?.focus();

/** An Enter that is held down comes again and again: one of them opened this form, and none of them may send it. */
function notWhileHeld(e: KeyboardEvent): void {
  if (e.key === 'Enter' && e.repeat && !(e.target instanceof HTMLTextAreaElement)) e.preventDefault();
}

/** What the page asks for by itself: the group's other platforms know what somebody is called. */
const ownField = 'own-name';
const ownName = (w: Words): Field => ({
  ...{ name: ownField, kind: 'line', label: w.yourName, hint: w.yourNameHint },
  ...{ value: get().name, required: false, max: 32 },
});

interface FieldProps {
  field: Field;
  value: string;
  error?: string;
  change(value: string): void;
  choose(file: File | undefined): void;
  w: Words;
}

/** A file as the bot takes it. */
async function read(file: File): Promise<{ name: string; data: string }> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return { name: file.name, data: url.slice(url.indexOf(',') + 1) };
}

function FieldView({ field, value, error, change, choose, w }: FieldProps) {
  const id = `f-${field.name}`;
  const described = [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const shared = {
    id,
    name: field.name,
    value,
    required: field.required,
    maxlength: field.max,
    autocomplete: 'off',
    'aria-invalid': error ? 'true' : undefined,
    'aria-describedby': described || undefined,
    onInput: (e: Event) => change((e.target as HTMLInputElement).value),
  };
  return html`<div class="field">
    <label for=${id}>${field.label}${field.required && html` <span class="required">${w.required}</span>`}</label>
    ${field.hint && html`<p class="help" id=${`${id}-hint`}>${field.hint}</p>`}
    ${
      field.kind === 'lines'
        ? html`<textarea rows="5" ...${shared} />`
        : field.kind === 'select'
          ? html`<select ...${shared}>
              ${(!field.required || !field.choices?.some((c) => c.value === value)) && html`<option value="">${w.choose}…</option>`}
              ${field.choices?.map((c) => html`<option value=${c.value} selected=${c.value === value}>${c.label}</option>`)}
            </select>`
          : field.kind === 'file'
            ? html`<input
                type="file"
                id=${id}
                name=${field.name}
                accept=${field.endings?.join(',')}
                aria-invalid=${shared['aria-invalid']}
                aria-describedby=${shared['aria-describedby']}
                onChange=${(e: Event) => choose((e.target as HTMLInputElement).files?.[0])}
              />`
            : html`<input type="text" ...${shared} />`
    }
    ${error && html`<p class="error" role="alert" id=${`${id}-error`} dangerouslySetInnerHTML=${{ __html: error }} />`}
    ${field.kind === 'lines' && field.max && value.length > field.max * 0.8 && html`<p class="help count">${[...value].length}/${field.max}</p>`}
  </div>`;
}
