import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Sparkles } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { lazyPart } from '../../app/lazyPage'
import { Icon } from '../../components/Icon'
import { useErrorText } from '../../components/PageStates'
import * as f from '../../lib/format'
import { store, stored } from '../../lib/storage'
import { explain, explanationsQuery } from '../studio/wire'
import type { Optimization } from './api'
import type { Candidate } from './trials'

const ModelField = lazyPart('rules', () => import('../rules/ModelField'), 'ModelField')

/** Why a candidate helps, in words of a model, marked as such; asked for by hand, because it costs a call. */
export function Explanation({ run, candidate }: { run: Optimization; candidate: Candidate }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const errorText = useErrorText()
  const explanations = useQuery(explanationsQuery(run.id))
  const own = run.studio_config?.llm_model?.model
  const [model, setModel] = useState(() => stored('improve-model', ''))
  const [choosing, setChoosing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string>()
  const ids = candidate.experiments.map((each) => each.id)
  const found = explanations.data?.find((each) => ids.includes(each.experiment_id))
  // A server that does not know of explanations has nothing to ask.
  if (!explanations.data || ids.length === 0) return null
  const ask = async () => {
    const chosen = own ? undefined : model.trim()
    if (busy || chosen === '') return
    setBusy(true)
    setFailed(undefined)
    if (chosen) store('improve-model', chosen)
    try {
      await explain(run.id, ids[0]!, chosen)
      await client.invalidateQueries({ queryKey: explanationsQuery(run.id).queryKey })
      setChoosing(false)
    } catch (error) {
      setFailed(errorText(error))
    }
    setBusy(false)
  }
  if (found)
    return (
      <div className="wy why" data-testid="explanation">
        <Icon of={Sparkles} size={14} />
        <p>
          <b className="w6">{t('optimizations.why.title')}</b> {found.text}{' '}
          <span className="t3" title={f.timeFull(found.created_at)}>
            {t('optimizations.why.by', { model: found.model })}
          </span>
        </p>
      </div>
    )
  return (
    <div className="wy why">
      <Icon of={Sparkles} size={14} />
      {choosing ? (
        <form
          className="whyf"
          onSubmit={(event) => {
            event.preventDefault()
            void ask()
          }}
        >
          <Suspense fallback={<span className="t3">{t('common.loading')}</span>}>
            <ModelField label={t('optimizations.why.model')} model={model} error={undefined} onChange={setModel} />
          </Suspense>
          <button className="btn sm" disabled={busy || !model.trim()}>
            {t(busy ? 'optimizations.why.asking' : 'optimizations.why.ask')}
          </button>
          <button type="button" className="btn ghost sm" onClick={() => setChoosing(false)}>
            {t('common.cancel')}
          </button>
        </form>
      ) : (
        <button className="btn ghost sm" disabled={busy} onClick={() => (own ? void ask() : setChoosing(true))}>
          {t(busy ? 'optimizations.why.asking' : 'optimizations.why.open')}
        </button>
      )}
      {failed && (
        <p className="err" role="alert">
          {failed}
        </p>
      )}
    </div>
  )
}
