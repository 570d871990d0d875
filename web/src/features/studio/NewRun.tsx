import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { ApiError } from '../../api/client'
import { Kbd } from '../../components/Kbd'
import { PageError, useErrorText, Waiting } from '../../components/PageStates'
import { RetryButton } from '../../components/RetryButton'
import { useToast } from '../../components/Toasts'
import { TopBar } from '../../components/TopBar'
import { useHotkeys } from '../../lib/hotkeys'
import { store } from '../../lib/storage'
import { uuid7 } from '../../lib/uuid7'
import '../playground/inputs.css'
import '../playground/playground.css'
import '../prompts/prompts.css'
import '../rules/rules.css'
import { providersQuery } from '../settings/api'
import { ProviderDialog } from '../settings/ProviderDialog'
import '../settings/settings.css'
import { useSaved } from '../settings/useSaved'
import { bodyOf, problemsOf, variablesOfDraft, type Part } from './draft'
import { EstimateNote } from './EstimateNote'
import { hasReference } from './metrics'
import type { StudioSource } from './place'
import { refusalsOf } from './refusals'
import { SampleRows } from './SampleRows'
import './studio.css'
import { StudioForm } from './StudioForm'
import { TemplateBar } from './TemplateBar'
import { useDatasetRows, likelyReference } from './useDatasetRows'
import { useEstimate } from './useEstimate'
import { useStudioDraft } from './useStudioDraft'
import { startStudio } from './wire'

/** Problems that are said while typing; what is merely not filled in yet waits until the run is to be started. */
const AT_ONCE = new Set(['foreign', 'media', 'gone', 'empty', 'whole', 'share'])

/** A new optimization on the server: the form, and beside it the rows that it will be tried on. */
export function NewRun({ source }: { source: StudioSource }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const saving = useSaved()
  const { draft, changed, error, change, discard } = useStudioDraft(projectId, source)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<{ body: string; message: string }>()
  const [adding, setAdding] = useState(false)
  const [starting, setStarting] = useState(false)
  const busy = useRef(false)
  const sample = useDatasetRows(projectId, draft?.dataset)
  const providers = useQuery(providersQuery())
  const problems = draft ? problemsOf(draft, sample.fields) : []
  const body = draft && bodyOf(projectId, draft)
  const estimate = useEstimate(problems.length === 0 ? body : null)
  useEffect(() => {
    // A dataset that has just come says by itself which field is expected.
    if (draft && sample.fields && draft.reference === '' && draft.metric !== 'json_schema_validator' && hasReference(draft) && likelyReference(sample.fields)) change({ reference: likelyReference(sample.fields) })
  }, [draft, sample.fields, change])

  const start = async () => {
    if (!body || busy.current) return
    setTried(true)
    if (problems.length > 0) return
    busy.current = true
    setStarting(true)
    const id = uuid7()
    try {
      await startStudio({ ...body, id })
      store('playground-model', draft!.model)
      discard()
      await client.invalidateQueries({ queryKey: ['list', 'optimizations'] })
      toast(t('studio.started', { name: body.name }))
      void navigate({ to: '/$workspace/projects/$projectId/optimizations/$optimizationId', params: { workspace, projectId, optimizationId: id } })
    } catch (failure) {
      if (failure instanceof ApiError && (failure.status === 400 || failure.status === 422)) setRefused({ body: JSON.stringify(body), message: failure.message })
      else toast(t('studio.notStarted', { reason: errorText(failure) }), true)
    } finally {
      busy.current = false
      setStarting(false)
    }
  }
  useHotkeys({ 'Mod+Enter': () => void start() })

  const parent = { label: t('nav.optimizations'), to: '/$workspace/projects/$projectId/optimizations' as const }
  if (!draft || !body)
    return (
      <>
        <TopBar title={t('studio.new')} parent={parent} />
        {error ? <PageError whole={false} error={error} gone={t('studio.sourceGone')} failed={t('studio.sourceFailed')} back={parent} /> : <Waiting />}
      </>
    )
  // What the server has refused holds until something is changed.
  const message = refused?.body === JSON.stringify(body) ? refused.message : estimate.refused
  const refusals = refusalsOf(message ?? '')
  const wrong = (part: Part) => {
    const own = problems.find((each) => each.part === part && (tried || AT_ONCE.has(each.key)))
    return own ? t(`studio.problems.${own.key}`, { name: own.about }) : refusals.byPart[part]
  }
  return (
    <>
      <TopBar title={t('studio.new')} parent={parent}>
        <span className="t3 fs12 opt" role="status">
          {changed && t('studio.kept')}
        </span>
      </TopBar>
      <div className="rule studio">
        <div className="rmain">
          <div className="rform" tabIndex={0} role="region" aria-label={t('studio.new')}>
            <TemplateBar draft={draft} onChoose={change} />
            <StudioForm projectId={projectId} draft={draft} sample={sample} wrong={wrong} change={change} onSubmit={() => void start()} onAddProvider={() => setAdding(true)} />
          </div>
          {providers.isError && (
            <div className="pgnote" role="alert">
              <span className="err">{errorText(providers.error)}</span>
              <RetryButton className="btn sm" />
            </div>
          )}
          {providers.data?.length === 0 && (
            <div className="pgnote" role="status">
              <span>{t('studio.noProvider')}</span>
              <button className="btn sm" onClick={() => setAdding(true)}>
                {t('studio.addProvider')}
              </button>
              <Link to={'/$workspace/configuration' as never} params={{ workspace } as never} search={{ tab: 'ai-provider' } as never}>
                {t('studio.toProviders')}
              </Link>
            </div>
          )}
          <footer className="rfoot">
            {tried && problems.length > 0 ? (
              <span className="err fs12" role="alert">
                {t('studio.problemCount', { count: problems.length })}
              </span>
            ) : refusals.others.length > 0 ? (
              <span className="err fs12" role="alert">
                {refusals.others.join(' ')}
              </span>
            ) : (
              <EstimateNote estimate={estimate} limit={draft.cost} ready={problems.length === 0} />
            )}
            <span className="grow" />
            {changed && (
              <button className="btn ghost" onClick={discard}>
                {t('studio.discard')}
              </button>
            )}
            <button className="btn primary" disabled={starting} onClick={() => void start()}>
              {t('studio.start')} <Kbd of="Mod↵" />
            </button>
          </footer>
        </div>
        <SampleRows name={draft.dataset?.name} sample={sample} used={variablesOfDraft(draft)} reference={hasReference(draft) ? draft.reference : undefined} />
      </div>
      {adding && <ProviderDialog provider={null} saving={saving} onClose={() => setAdding(false)} />}
    </>
  )
}
