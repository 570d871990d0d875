import { useTranslation } from '../../i18n/useTranslation'
import { CodeEditor } from '../../components/code/CodeEditor'
import { Checkbox } from '../../components/form/Checkbox'
import { Field } from '../../components/form/Field'
import type { StudioDraft } from './draft'
import { hasCase, hasReference, isMetric, METRICS } from './metrics'

interface Props {
  draft: StudioDraft
  fields: string[]
  wrong: (part: 'metric' | 'reference') => string | undefined
  change: (change: Partial<StudioDraft>) => void
  onSubmit: () => void
}

const FROM = ['text', 'field'] as const

/** How an answer is scored from 0 to 1: by which metric, against which field, by what rules. */
export function MetricFields({ draft, fields, wrong, change, onSubmit }: Props) {
  const { t } = useTranslation()
  const { metric } = draft
  // What a run before was told stays to be seen, although the dataset has no such field any more.
  const offered = draft.reference && !fields.includes(draft.reference) ? [draft.reference, ...fields] : fields
  return (
    <>
      <div className="scols">
        <Field label={t('studio.metric')} help={t(`studio.metrics.${metric}.help`)}>
          {(control) => (
            <select {...control} className="select" value={metric} onChange={({ target }) => isMetric(target.value) && change({ metric: target.value })}>
              {METRICS.map((each) => (
                <option key={each} value={each}>
                  {t(`studio.metrics.${each}.name`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {hasReference(draft) && (
          <Field label={t(metric === 'json_schema_validator' ? 'studio.schemaField' : 'studio.reference')} help={t('studio.referenceHelp')} error={wrong('reference')}>
            {(control) => (
              <select {...control} className="select mono" value={draft.reference} onChange={({ target }) => change({ reference: target.value })}>
                <option value="">{t('studio.chooseField')}</option>
                {offered.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
      {hasCase(metric) && <Checkbox on={draft.caseSensitive} onChange={(caseSensitive) => change({ caseSensitive })}>{t('studio.caseSensitive')}</Checkbox>}
      {metric === 'json_schema_validator' && (
        <>
          <div className="seg" role="group" aria-label={t('studio.schemaFrom')}>
            {FROM.map((each) => (
              <button key={each} type="button" className={each === draft.schemaFrom ? 'on' : ''} aria-pressed={each === draft.schemaFrom} onClick={() => change({ schemaFrom: each })}>
                {t(`studio.schemaFroms.${each}`)}
              </button>
            ))}
          </div>
          {draft.schemaFrom === 'text' && <CodeEditor value={draft.schema} language="json" label={t('studio.schema')} minLines={6} onChange={(schema) => change({ schema })} onSubmit={onSubmit} />}
        </>
      )}
      {metric === 'geval' && (
        <>
          <Field label={t('studio.task')} help={t('studio.taskHelp')}>
            {(control) => <textarea {...control} className="area" rows={2} maxLength={10_000} value={draft.task} onChange={({ target }) => change({ task: target.value })} />}
          </Field>
          <Field label={t('studio.criteria')} help={t('studio.criteriaHelp')}>
            {(control) => <textarea {...control} className="area" rows={3} maxLength={10_000} value={draft.criteria} onChange={({ target }) => change({ criteria: target.value })} />}
          </Field>
        </>
      )}
      {wrong('metric') && (
        <p className="err fs12" role="alert">
          {wrong('metric')}
        </p>
      )}
    </>
  )
}
