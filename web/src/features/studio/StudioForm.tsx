import { useTranslation } from '../../i18n/useTranslation'
import { Field } from '../../components/form/Field'
import { Messages } from '../playground/parts/Messages'
import { ModelPicker } from '../playground/parts/ModelPicker'
import { Parameters } from '../playground/parts/Parameters'
import { Row } from '../rules/Row'
import { AlgorithmFields } from './AlgorithmFields'
import { DatasetField } from './DatasetField'
import type { Part, StudioDraft } from './draft'
import { LimitFields } from './LimitFields'
import { MetricFields } from './MetricFields'
import { hasReference } from './metrics'
import { likelyReference, type DatasetRows } from './useDatasetRows'

interface Props {
  projectId: string
  draft: StudioDraft
  sample: DatasetRows
  /** What is wrong with a part, in words. */
  wrong: (part: Part) => string | undefined
  change: (change: Partial<StudioDraft>) => void
  onSubmit: () => void
  onAddProvider: () => void
}

const NONE: string[] = []

export function StudioForm({ projectId, draft, sample, wrong, change, onSubmit, onAddProvider }: Props) {
  const { t } = useTranslation()
  const fields = sample.fields ?? NONE
  return (
    <>
      <Row title={t('studio.run')}>
        <Field label={t('studio.name')} error={wrong('name')}>
          {(control) => <input {...control} className="input" value={draft.name} maxLength={255} onChange={({ target }) => change({ name: target.value })} />}
        </Field>
      </Row>
      <Row title={t('studio.dataset')} note={t('studio.datasetNote')} error={wrong('dataset')}>
        <DatasetField projectId={projectId} dataset={draft.dataset} fields={sample.fields} onChange={(dataset) => change({ dataset })} />
      </Row>
      <Row title={t('studio.prompt')} note={t('studio.promptNote')} error={wrong('prompt')}>
        <div className="row vm">
          <ModelPicker letter={t('studio.promptOf')} model={draft.model} onChange={(model) => change({ model })} onAddProvider={onAddProvider} />
          <Parameters letter={t('studio.promptOf')} params={draft.params} onChange={(params) => change({ params })} />
        </div>
        {(wrong('model') ?? wrong('parameters')) && (
          <p className="err fs12" role="alert">
            {wrong('model') ?? wrong('parameters')}
          </p>
        )}
        <div className="smsgs">
          <Messages letter={t('studio.prompt')} template={draft.template} base={undefined} paths={fields} onChange={(template) => change({ template })} />
        </div>
      </Row>
      <Row title={t('studio.metric')} note={t('studio.metricNote')}>
        <MetricFields draft={draft} fields={fields} wrong={wrong} change={(next) => change(withReference(draft, next, fields))} onSubmit={onSubmit} />
      </Row>
      <Row title={t('studio.algorithm')} note={t('studio.algorithmNote')}>
        <AlgorithmFields draft={draft} wrong={wrong} change={change} onAddProvider={onAddProvider} />
      </Row>
      <Row title={t('studio.limits')} note={t('studio.limitsNote')}>
        <LimitFields draft={draft} total={sample.total} wrong={wrong} change={change} />
      </Row>
    </>
  )
}

/** Another metric asks for a field: the likely one stands there already. */
function withReference(draft: StudioDraft, next: Partial<StudioDraft>, fields: string[]): Partial<StudioDraft> {
  const merged = { ...draft, ...next }
  return next.metric !== undefined && merged.reference === '' && merged.metric !== 'json_schema_validator' && hasReference(merged) ? { ...next, reference: likelyReference(fields) } : next
}
