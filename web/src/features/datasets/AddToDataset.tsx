import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../components/form/Checkbox'
import { Field } from '../../components/form/Field'
import { useToast } from '../../components/Toasts'
import { request } from '../../api/client'
import { createDataset as createNamed, datasetChoices } from '../rows/api'
import { PickDialog } from '../rows/bulk/PickDialog'
import { withAssertions } from './assertions'

interface Props {
  traceIds?: string[]
  spanIds?: string[]
  /** Added, or given up. */
  onDone: () => void
}

const PARTS = ['spans', 'tags', 'feedback_scores', 'comments', 'usage', 'metadata'] as const

/** Makes items of traces or spans, in a dataset or a suite that is chosen or named here; suites take assertions with them. */
export function AddToDataset({ traceIds, spanIds, onDone }: Props) {
  const { t } = useTranslation()
  const toast = useToast()
  const { projectId = '' } = useParams({ strict: false })
  const [parts, setParts] = useState<ReadonlySet<string>>(new Set(PARTS))
  const [assertions, setAssertions] = useState('')
  const count = (traceIds ?? spanIds ?? []).length
  const take = async ([id]: string[]) => {
    const lines = assertions.split('\n').map((line) => line.trim()).filter(Boolean)
    await request(`/datasets/${id}/items/${traceIds ? 'from-traces' : 'from-spans'}`, {
      method: 'POST',
      body: {
        ...(traceIds ? { trace_ids: traceIds } : { span_ids: spanIds }),
        enrichment_options: Object.fromEntries(PARTS.filter((part) => traceIds || part !== 'spans').map((part) => [`include_${part}`, parts.has(part)])),
        ...(lines.length > 0 ? { evaluators: withAssertions(undefined, lines) } : {}),
      },
    })
    toast(t('datasets.addedTo', { count }))
    onDone()
  }
  return (
    <PickDialog
      title={t('datasets.addTo', { count })}
      verb={t('common.add')}
      query={(name) => datasetChoices(projectId, name) as never}
      create={(name) => createNamed(projectId, name)}
      nothing={t('rows.noDatasets')}
      onClose={onDone}
      onTake={take}
    >
      <fieldset className="with">
        <legend className="t3 fs12">{t('rows.withIt')}</legend>
        {PARTS.filter((part) => traceIds || part !== 'spans').map((part) => (
          <Checkbox
            key={part}
            on={parts.has(part)}
            onChange={(on) => setParts(new Set(on ? [...parts, part] : [...parts].filter((each) => each !== part)))}
          >
            {t(`rows.with.${part}`)}
          </Checkbox>
        ))}
      </fieldset>
      <Field label={t('datasets.assertionsOfItems')} help={t('datasets.assertionsHelp')}>
        {(control) => <textarea className="area" {...control} value={assertions} onChange={(event) => setAssertions(event.target.value)} />}
      </Field>
    </PickDialog>
  )
}
