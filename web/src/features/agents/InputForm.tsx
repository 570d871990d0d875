import { useTranslation } from '../../i18n/useTranslation'
import { CodeEditor } from '../../components/code/CodeEditor'
import { Field } from '../../components/form/Field'
import { Switch } from '../../components/form/Switch'
import type { Agent } from './api'
import { kindOf, type Problem } from './inputs'

interface Props {
  agent: Agent
  texts: Record<string, string>
  problems: Record<string, Problem>
  onChange: (texts: Record<string, string>) => void
  onRun: () => void
}

/** A field for each parameter of the entry point. */
export function InputForm({ agent, texts, problems, onChange, onRun }: Props) {
  const { t } = useTranslation()
  const parameters = agent.params ?? []
  return (
    <form
      className="form2"
      aria-label={t('agents.inputs', { agent: agent.name })}
      onSubmit={(event) => {
        event.preventDefault()
        onRun()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !event.shiftKey) return
        event.preventDefault()
        onRun()
      }}
    >
      <p className="wide t3 fs12 trunc">
        <b className="w5 mono t2">{agent.name}</b> {agent.description}
      </p>
      {parameters.length === 0 && <p className="wide t3 fs12">{t('agents.noInputs')}</p>}
      {parameters.map((parameter) => {
        const kind = kindOf(parameter)
        const text = texts[parameter.name] ?? ''
        const set = (next: string) => onChange({ ...texts, [parameter.name]: next })
        const problem = problems[parameter.name]
        const label = `${parameter.name} · ${t(`agents.kinds.${kind}`)}${parameter.presence === 'optional' ? '' : `, ${t('agents.required')}`}`
        if (kind === 'boolean')
          return (
            <div className="field" key={parameter.name}>
              <span className="w5">{parameter.name}</span>
              <Switch on={text === 'true'} label={label} onChange={(on) => set(String(on))} />
            </div>
          )
        return (
          <div className={kind === 'number' ? '' : 'wide'} key={parameter.name}>
            <Field label={label} error={problem ? t(`agents.inputProblems.${problem}`) : undefined}>
              {(control) =>
                kind === 'json' ? (
                  <CodeEditor value={text} language="json" label={label} minLines={2} maxLines={8} onChange={set} onSubmit={onRun} />
                ) : kind === 'number' ? (
                  <div className="input">
                    <input {...control} inputMode="decimal" value={text} onChange={(event) => set(event.target.value)} />
                  </div>
                ) : (
                  <textarea {...control} className="area" rows={2} value={text} onChange={(event) => set(event.target.value)} />
                )
              }
            </Field>
          </div>
        )
      })}
    </form>
  )
}
