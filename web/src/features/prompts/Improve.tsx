import { Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { request } from '../../api/client'
import { lazyPart } from '../../app/lazyPage'
import { Diff } from '../../components/diff/Diff'
import { Dialog } from '../../components/Dialog'
import { Field } from '../../components/form/Field'
import { useErrorText } from '../../components/PageStates'
import { store, stored } from '../../lib/storage'
import { changedVariables, improved, improveRequest, saidBy } from './improve'
import './improve.css'
import { pairSections, type Structure } from './template'

const ModelField = lazyPart('rules', () => import('../rules/ModelField'), 'ModelField')

interface Props {
  template: string
  structure: Structure
  /** The model that is asked at first; that of last time without it. */
  model?: string
  onTake: (template: string) => void
  onClose: () => void
}

/** A model rewrites the prompt; what it made is a difference that is taken or left. */
export function Improve({ template, structure, model: first, onTake, onClose }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const [model, setModel] = useState(() => first || stored('improve-model', ''))
  const [wish, setWish] = useState('')
  const [result, setResult] = useState<string>()
  const [failed, setFailed] = useState<string>()
  const [busy, setBusy] = useState(false)
  const asking = useRef<AbortController>(undefined)
  useEffect(() => () => asking.current?.abort(), [])
  const ask = async () => {
    if (busy || !model.trim()) return
    const control = new AbortController()
    asking.current = control
    setBusy(true)
    setFailed(undefined)
    store('improve-model', model)
    try {
      const answer = saidBy(await request('/chat/completions', { method: 'POST', body: improveRequest(template, structure, model, wish), signal: control.signal }))
      const next = answer === undefined ? null : improved(template, structure, answer)
      if (next === null) setFailed(t('prompts.improve.unusable'))
      else setResult(next)
    } catch (error) {
      if (control.signal.aborted) return
      setFailed(errorText(error))
    }
    setBusy(false)
  }
  const variables = result === undefined ? [] : changedVariables(template, result)
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={t('prompts.improve.title')}
      description={t('prompts.improve.text')}
      testId="improve-prompt"
      actions={
        <>
          <button type="button" className={`btn ${result === undefined ? 'primary' : ''}`} disabled={busy || !model.trim()} onClick={() => void ask()}>
            {t(busy ? 'prompts.improve.asking' : result === undefined ? 'prompts.improve.ask' : 'prompts.improve.again')}
          </button>
          {result !== undefined && (
            <button
              type="button"
              className="btn primary"
              disabled={busy || result === template}
              onClick={() => {
                onTake(result)
                onClose()
              }}
            >
              {t('prompts.improve.take')}
            </button>
          )}
        </>
      }
    >
      <Suspense fallback={<div className="improvem" />}>
        <div className="improvem">
          <ModelField label={t('prompts.improve.model')} model={model} error={undefined} onChange={setModel} />
        </div>
      </Suspense>
      <Field label={t('prompts.improve.wish')} help={t('prompts.improve.wishHelp')}>
        {(control) => <textarea {...control} className="area" rows={2} maxLength={2000} value={wish} onChange={(event) => setWish(event.target.value)} />}
      </Field>
      {failed && (
        <p className="err" role="alert">
          {failed}
        </p>
      )}
      {result !== undefined && (
        <div className="improved" aria-live="polite">
          {variables.length > 0 && <p className="warn fs12">{t('prompts.improve.variables', { names: variables.map((name) => `{{${name}}}`).join(', ') })}</p>}
          {pairSections(template, result, structure).map((section, index) => (
            <section key={index}>
              <h3 className="t3 fs12">{t(`prompts.roles.${section.role}`, section.role)}</h3>
              <Diff before={section.before} after={section.after} label={t('prompts.improve.difference', { position: index + 1 })} prose />
            </section>
          ))}
        </div>
      )}
    </Dialog>
  )
}
