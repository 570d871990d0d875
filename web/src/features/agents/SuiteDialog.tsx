import { useNavigate, useParams } from '@tanstack/react-router'
import { Play } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { request } from '../../api/client'
import { Dialog } from '../../components/Dialog'
import { Field } from '../../components/form/Field'
import { Icon } from '../../components/Icon'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { DatasetOptions } from '../playground/parts/DatasetOptions'
import '../playground/inputs.css'
import { useDatasetRows } from '../studio/useDatasetRows'
import { addMask, type Agent, type Blueprint } from './api'
import { maskPrompts } from './maskPrompts'
import { fieldsOf, withoutField } from './suiteInputs'
import type { Draft } from './useDraft'
import type { PromptTrials } from './usePromptTrials'
import './runSuite.css'

export interface SuiteDialogProps {
  projectId: string
  agent: Agent
  current: Blueprint | undefined
  draft: Draft
  trials: PromptTrials
  onClose: () => void
}

/** Which suite, and which of its fields the agent's parameters take. The server makes the calls, one after the other. */
export function SuiteDialog({ projectId, agent, current, draft, trials, onClose }: SuiteDialogProps) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const navigate = useNavigate()
  const toast = useToast()
  const errorText = useErrorText()
  const [dataset, setDataset] = useState<{ id: string; name: string }>()
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const [starting, setStarting] = useState(false)
  const [refused, setRefused] = useState<string>()
  const { fields, total } = useDatasetRows(projectId, dataset)
  const parameters = agent.params ?? []
  const taken = fieldsOf(parameters, fields ?? [], chosen)
  const missing = withoutField(parameters, taken)
  const tried = Object.keys(trials.texts).length > 0
  const start = async () => {
    if (!dataset) return
    setStarting(true)
    setRefused(undefined)
    try {
      const mask = draft.changed && current ? await addMask(projectId, draft.values) : undefined
      const masks = await maskPrompts(trials.texts)
      const run = await request('/local-runners/suite-runs', {
        method: 'POST',
        body: {
          agent_name: agent.name,
          project_id: projectId,
          dataset_id: dataset.id,
          mapping: Object.fromEntries(Object.entries(taken).filter(([, field]) => field !== '')),
          ...(current ? { blueprint_id: current.id } : {}),
          ...(mask ? { mask_id: mask.id } : {}),
          ...(masks ? { prompt_masks: masks } : {}),
        },
      })
      const open = () =>
        void navigate({
          to: '/$workspace/projects/$projectId/experiments/$datasetId/compare',
          params: { workspace, projectId, datasetId: dataset.id },
          search: { experiments: [run.experiment_id] },
        })
      toast(t('agents.suiteStarted', { name: dataset.name, count: run.total_items }), false, { label: t('agents.openRun'), run: open })
      onClose()
    } catch (error) {
      setRefused(errorText(error))
      setStarting(false)
    }
  }
  const ready = dataset !== undefined && fields !== null && total !== 0 && missing.length === 0
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('agents.runSuiteTitle', { agent: agent.name })}
      description={t('agents.runSuiteText')}
      testId="agent-run-suite-dialog"
      actions={
        <button className="btn primary" disabled={!ready || starting} onClick={() => void start()}>
          <Icon of={Play} size={12} />
          {t('agents.run')}
        </button>
      }
    >
      <div className="pgpick inline">
        <DatasetOptions projectId={projectId} chosen={dataset?.id} onChoose={setDataset} />
      </div>
      {dataset && fields && (
        <div className="suitein">
          {parameters.map(({ name, presence }) => (
            <Field key={name} label={name} help={presence === 'optional' ? undefined : t('agents.required')}>
              {(control) => (
                <select {...control} className="select" value={taken[name]} onChange={(event) => setChosen({ ...chosen, [name]: event.target.value })}>
                  <option value="">{t('agents.noField')}</option>
                  {fields.map((field) => (
                    <option key={field}>{field}</option>
                  ))}
                </select>
              )}
            </Field>
          ))}
        </div>
      )}
      {dataset && total === 0 && <p className="t2">{t('agents.noItems', { name: dataset.name })}</p>}
      <p className="t3 fs12">{draft.changed || tried ? t('agents.suiteUnsaved') : current ? t('agents.suiteVersion', { version: current.name }) : ''}</p>
      {refused && (
        <p className="err" role="alert">
          {t('agents.notStarted', { reason: refused })}
        </p>
      )}
    </Dialog>
  )
}
