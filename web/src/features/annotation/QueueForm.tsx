import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import { Checkbox } from '../../components/form/Checkbox'
import { Field } from '../../components/form/Field'
import { AutomationForm } from './AutomationForm'
import { definitionsQuery } from '../../api/definitions'
import { useErrorText } from '../../components/PageStates'
import { RetryButton } from '../../components/RetryButton'
import type { Queue, QueueSettings } from './api'

export interface QueueDraft extends QueueSettings {
  scope: Queue['scope']
}

export const EMPTY_DRAFT: QueueDraft = {
  name: '',
  scope: 'trace',
  description: '',
  instructions: '',
  comments_enabled: true,
  feedback_definition_names: [],
  annotators_per_item: 1,
  lock_timeout_seconds: 300,
}

export function draftOf(queue: Queue): QueueDraft {
  return {
    name: queue.name,
    scope: queue.scope,
    description: queue.description ?? '',
    instructions: queue.instructions ?? '',
    comments_enabled: queue.comments_enabled,
    feedback_definition_names: queue.feedback_definition_names ?? [],
    annotators_per_item: queue.annotators_per_item,
    lock_timeout_seconds: queue.lock_timeout_seconds,
    ...(queue.automation ? { automation: queue.automation } : {}),
  }
}

/** What the server is told; the scope never changes once the queue is there. */
export function settingsOf(draft: QueueDraft): QueueSettings {
  const { scope: _, automation, ...settings } = draft
  const limit = automation?.max_items_in_queue
  return {
    ...settings,
    name: draft.name.trim(),
    ...(automation ? { automation: { ...automation, ...(limit ? {} : { max_items_in_queue: undefined, clear_max_items_in_queue: true }) } } : {}),
  }
}

interface Props {
  draft: QueueDraft
  onChange: (change: Partial<QueueDraft>) => void
  /** The scope can be chosen only for a new queue. */
  isNew: boolean
  nameError?: string | undefined
}

export function QueueForm({ draft, onChange, isNew, nameError }: Props) {
  const { t } = useTranslation()
  const definitions = useQuery(definitionsQuery())
  const errorText = useErrorText()
  const toggle = (name: string, on: boolean) =>
    onChange({ feedback_definition_names: on ? [...draft.feedback_definition_names, name] : draft.feedback_definition_names.filter((each) => each !== name) })
  // What stands below the definitions comes after them, and does not move.
  const listed = !definitions.isPending
  const names = [...new Set([...(definitions.data ?? []).map((each) => each.name), ...draft.feedback_definition_names])]
  return (
    <div className="aq-form">
      <Field label={t('annotation.form.name')} error={nameError}>
        {(control) => (
          <div className={`input ${nameError ? 'invalid' : ''}`}>
            <input {...control} maxLength={255} autoFocus={isNew} value={draft.name} onChange={(event) => onChange({ name: event.target.value })} />
          </div>
        )}
      </Field>
      <fieldset className="field" disabled={!isNew}>
        <legend>{t('annotation.form.scope')}</legend>
        <div className="seg" role="radiogroup" aria-label={t('annotation.form.scope')}>
          {(['trace', 'thread'] as const).map((scope) => (
            <button key={scope} type="button" role="radio" aria-checked={draft.scope === scope} className={draft.scope === scope ? 'on' : ''} onClick={() => onChange({ scope })}>
              {t(`annotation.scope.${scope}`)}
            </button>
          ))}
        </div>
        <p className="t3">{t(isNew ? 'annotation.form.scopeHelp' : 'annotation.form.scopeFixed')}</p>
      </fieldset>
      <Field label={t('annotation.form.instructions')} help={t('annotation.form.instructionsHelp')}>
        {(control) => <textarea {...control} className="area" rows={5} maxLength={100_000} value={draft.instructions} onChange={(event) => onChange({ instructions: event.target.value })} />}
      </Field>
      <fieldset className="field">
        <legend>{t('annotation.form.definitions')}</legend>
        <div className="aq-checks">
          {names.map((name) => (
            <Checkbox key={name} on={draft.feedback_definition_names.includes(name)} onChange={(on) => toggle(name, on)}>
              {name}
            </Checkbox>
          ))}
        </div>
        {definitions.isError && (
          <div className="row" role="alert">
            <span className="err grow">{errorText(definitions.error)}</span>
            <RetryButton className="btn sm" />
          </div>
        )}
        {listed && (
          <>
            <p className="t3">{names.length === 0 && definitions.isSuccess ? t('annotation.form.noDefinitions') : t('annotation.form.definitionsHelp')}</p>
            <Checkbox on={draft.comments_enabled} onChange={(comments_enabled) => onChange({ comments_enabled })}>
              {t('annotation.form.comments')}
            </Checkbox>
          </>
        )}
      </fieldset>
      {listed && (
        <>
          <div className="aq-two">
            <NumberField label={t('annotation.form.annotators')} help={t('annotation.form.annotatorsHelp')} value={draft.annotators_per_item} min={1} max={1000} onChange={(annotators_per_item) => onChange({ annotators_per_item })} />
            <NumberField label={t('annotation.form.lock')} help={t('annotation.form.lockHelp')} value={Math.round(draft.lock_timeout_seconds / 60)} min={1} max={60} onChange={(minutes) => onChange({ lock_timeout_seconds: minutes * 60 })} />
          </div>
          <AutomationForm automation={draft.automation} names={names} onChange={(automation) => onChange({ automation })} />
          <Field label={t('annotation.form.description')} help={t('annotation.form.descriptionHelp')}>
            {(control) => <textarea {...control} className="area" rows={2} maxLength={10_000} value={draft.description} onChange={(event) => onChange({ description: event.target.value })} />}
          </Field>
        </>
      )}
    </div>
  )
}

export function NumberField({ label, help, value, min, max, onChange }: { label: string; help?: string; value: number; min: number; max: number; onChange: (value: number) => void }) {
  return (
    <Field label={label} help={help}>
      {(control) => (
        <div className="input">
          <input
            {...control}
            type="number"
            inputMode="numeric"
            min={min}
            max={max}
            value={value}
            onChange={(event) => onChange(Math.min(max, Math.max(min, Math.round(Number(event.target.value)) || min)))}
          />
        </div>
      )}
    </Field>
  )
}
