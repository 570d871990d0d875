import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { CodeBlock } from '../../components/CodeBlock'
import { Dialog } from '../../components/Dialog'
import { Checkbox } from '../../components/form/Checkbox'
import { Field } from '../../components/form/Field'
import { bodyOf, draftOf, ENTITIES, GUARDS, policySnippets, problemOf, savePolicy, type GuardType, type Policy, type PolicyDraft } from './guardrails'
import type { Saving } from './useSaved'

/** Adds or changes a policy: which checks, what each looks for, and the lines that use it. */
export function GuardrailDialog({ policy, saving, onClose }: { policy: Policy | null; saving: Saving; onClose: () => void }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(() => draftOf(policy))
  const [tried, setTried] = useState(false)
  const problem = problemOf(draft)
  const change = (part: Partial<PolicyDraft>) => setDraft((now) => ({ ...now, ...part }))
  const submit = async () => {
    setTried(true)
    if (problem) return
    if (await saving.save(() => savePolicy(policy?.id ?? null, bodyOf(draft, policy)), 'guardrails')) onClose()
  }
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={policy ? t('settings.guardrails.change', { name: policy.name }) : t('settings.guardrails.add')}
      testId="guardrail-dialog"
      actions={
        <button className="btn primary" onClick={() => void submit()}>
          {t('common.save')}
        </button>
      }
    >
      <form
        className="set-form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Field label={t('settings.name')} help={t('settings.guardrails.nameHelp')} error={tried && problem === 'name' ? t('settings.guardrails.problems.name') : undefined}>
          {(control) => (
            <div className="input">
              <input {...control} autoFocus maxLength={150} value={draft.name} onChange={(event) => change({ name: event.target.value })} />
            </div>
          )}
        </Field>
        <Checkbox on={draft.always} onChange={(always) => change({ always })}>
          {t('settings.guardrails.always')}: {t('settings.guardrails.alwaysText')}
        </Checkbox>
        <fieldset className="grd">
          <legend className="w5">{t('settings.guardrails.guards')}</legend>
          {GUARDS.map((type) => (
            <div key={type}>
              <Checkbox on={draft.on[type]} onChange={(on) => change({ on: { ...draft.on, [type]: on } })}>
                <span className="w5">{t(`settings.guardrails.types.${type}`)}</span> <span className="t3">{t(`settings.guardrails.texts.${type}`)}</span>
              </Checkbox>
              {draft.on[type] && <GuardFields type={type} draft={draft} onChange={change} />}
            </div>
          ))}
        </fieldset>
        {tried && problem && problem !== 'name' && (
          <p className="err" role="alert">
            {t(`settings.guardrails.problems.${problem}`)}
          </p>
        )}
        <section>
          <h3 className="w5">{t('settings.guardrails.code')}</h3>
          <p className="t3 fs12">{t('settings.guardrails.useText')}</p>
          <CodeBlock snippets={policySnippets(draft.name)} />
        </section>
      </form>
    </Dialog>
  )
}

function GuardFields({ type, draft, onChange }: { type: GuardType; draft: PolicyDraft; onChange: (part: Partial<PolicyDraft>) => void }) {
  const { t } = useTranslation()
  if (type === 'LLM_JUDGE')
    return (
      <div className="grf">
        <Field label={t('settings.guardrails.instructions')}>
          {(control) => <textarea {...control} className="input" rows={2} value={draft.instructions} onChange={(event) => onChange({ instructions: event.target.value })} />}
        </Field>
        <Field label={t('settings.guardrails.model')}>
          {(control) => <input {...control} className="input mono" spellCheck={false} value={draft.model} onChange={(event) => onChange({ model: event.target.value })} />}
        </Field>
      </div>
    )
  return (
    <div className="grf">
      {type === 'PII' && (
        <div className="gre">
          {[...new Set([...ENTITIES, ...draft.entities])].map((each) => (
            <Checkbox key={each} on={draft.entities.includes(each)} onChange={(on) => onChange({ entities: on ? [...draft.entities, each] : draft.entities.filter((known) => known !== each) })}>
              <span className="mono fs12">{each}</span>
            </Checkbox>
          ))}
        </div>
      )}
      {type === 'TOPIC' && (
        <Field label={t('settings.guardrails.topics')}>
          {(control) => <textarea {...control} className="input" rows={3} value={draft.topics} onChange={(event) => onChange({ topics: event.target.value })} />}
        </Field>
      )}
      <Field label={t('settings.guardrails.threshold')}>
        {(control) => (
          <input
            {...control}
            className="input num"
            type="number"
            min={0}
            max={1}
            step={0.05}
            value={draft.threshold[type]}
            onChange={(event) => onChange({ threshold: { ...draft.threshold, [type]: Math.min(1, Math.max(0, Number(event.target.value))) } })}
          />
        )}
      </Field>
    </div>
  )
}
