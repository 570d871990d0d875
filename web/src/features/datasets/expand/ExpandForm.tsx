import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { lazyPart } from '../../../app/lazyPage'
import { Field } from '../../../components/form/Field'
import { useErrorText } from '../../../components/PageStates'
import * as f from '../../../lib/format'
import { store, stored } from '../../../lib/storage'
import { providersQuery } from '../../settings/api'
import { fieldsQuery, MOST_ITEMS, startExpansion, type FieldFacts } from './api'

const ModelField = lazyPart('rules', () => import('../../rules/ModelField'), 'ModelField')

/** What a model is asked for: how many items, what stays as it is, what is to vary. */
export function ExpandForm({ datasetId, onStarted }: { datasetId: string; onStarted: (id: string) => void }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const errorText = useErrorText()
  const fields = useQuery(fieldsQuery(datasetId))
  const providers = useQuery(providersQuery())
  const [model, setModel] = useState(() => stored('expand-model', ''))
  const [count, setCount] = useState(20)
  const [vary, setVary] = useState('')
  const [kept, setKept] = useState<string[]>()
  const [failure, setFailure] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const found = fields.data?.fields ?? []
  // Categories are kept unless somebody says otherwise: a new value would be a new category.
  const keep = kept ?? found.filter((each) => each.values).map((each) => each.name)
  const wrong = Number.isInteger(count) && count >= 1 && count <= MOST_ITEMS ? undefined : t('datasets.countWrong', { most: MOST_ITEMS })
  const start = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      const job = await startExpansion(datasetId, { model: model.trim(), sample_count: count, preserve_fields: keep, ...(vary.trim() ? { variation_instructions: vary.trim() } : {}) })
      store('expand-model', model.trim())
      onStarted(job.id)
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  if (providers.data?.length === 0)
    return (
      <div className="exempty">
        <h3 className="h3">{t('datasets.noProvider')}</h3>
        <p className="t2">{t('datasets.noProviderText')}</p>
        <Link className="btn primary" to={'/$workspace/configuration' as never} params={{ workspace } as never} search={{ tab: 'ai-provider' } as never}>
          {t('datasets.setUpProvider')}
        </Link>
      </div>
    )
  if (fields.data?.sampled === 0)
    return (
      <div className="exempty">
        <h3 className="h3">{t('datasets.nothingToLearn')}</h3>
        <p className="t2">{t('datasets.nothingToLearnText')}</p>
      </div>
    )
  return (
    <form
      className="exform"
      onSubmit={(event) => {
        event.preventDefault()
        void start()
      }}
    >
      <div className="dsbody" tabIndex={0} role="region" aria-label={t('datasets.form')}>
        <p className="t2">{t('datasets.expandText')}</p>
        <Suspense fallback={<div className="exwait" />}>
          <ModelField label={t('datasets.model')} model={model} error={undefined} onChange={setModel} />
        </Suspense>
        <Field label={t('datasets.howMany')} error={wrong}>
          {(control) => (
            <div className="input excount">
              <input {...control} type="number" min={1} max={MOST_ITEMS} value={count} onChange={(event) => setCount(event.target.valueAsNumber)} />
            </div>
          )}
        </Field>
        <Field label={t('datasets.vary')} help={t('datasets.varyHelp')}>
          {(control) => <textarea className="area" {...control} rows={3} value={vary} onChange={(event) => setVary(event.target.value)} />}
        </Field>
        <fieldset className="exfields">
          <legend className="w5">{t('datasets.keepFields')}</legend>
          <p className="t3 fs12">{t('datasets.fieldsOf', { count: fields.data?.sampled ?? 0, n: f.count(fields.data?.sampled) })}</p>
          {found.map((each) => (
            <label key={each.name}>
              <input type="checkbox" checked={keep.includes(each.name)} onChange={(event) => setKept(event.target.checked ? [...keep, each.name] : keep.filter((name) => name !== each.name))} />
              <span className="grow">
                <b className="w5">{each.name}</b> <FactsText of={each} />
              </span>
            </label>
          ))}
        </fieldset>
      </div>
      <footer className="dsfoot">
        <span className="err fs12 grow" role="alert">
          {failure !== undefined && errorText(failure)}
        </span>
        <button className="btn primary" type="submit" disabled={busy || !model.trim() || wrong !== undefined}>
          {t('datasets.write', { count: Number.isInteger(count) ? count : 0 })}
        </button>
      </footer>
    </form>
  )
}

/** What is known of a field, in a line: type, how often it is filled, its values or lengths. */
export function FactsText({ of: facts }: { of: FieldFacts }) {
  const { t } = useTranslation()
  const parts = [
    facts.types.map((each) => t(`datasets.kinds.${each === 'array' ? 'list' : each}`, each)).join(' / '),
    facts.filled < 1 ? t('datasets.filled', { share: f.percent(facts.filled) }) : '',
    facts.values ? t('datasets.oneOf', { values: facts.values.join(', ') }) : facts.longest !== undefined ? t('datasets.lengths', { from: f.count(facts.shortest), to: f.count(facts.longest) }) : '',
  ]
  return <span className="t3 fs12">{parts.filter(Boolean).join(' · ')}</span>
}
