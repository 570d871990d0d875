import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { CodeEditor } from '../../components/code/CodeEditor'
import { AddFilter } from '../../components/filters/AddFilter'
import { useFilterText } from '../../components/filters/useFilterText'
import { Field } from '../../components/form/Field'
import { NumberField } from '../../components/form/NumberField'
import { Icon } from '../../components/Icon'
import * as f from '../../lib/format'
import { fieldsOf } from '../logs/fields'
import { trafficQuery } from './api'
import { Messages } from './Messages'
import { newDraft, problemsOf, type Draft, type Kind, type Level } from './model'
import { ModelField } from './ModelField'
import { Row } from './Row'
import { Sampling } from './Sampling'
import { Scores } from './Scores'
import { fromTemplate, templateOf, templatesOf } from './templates'
import { Variables } from './Variables'

interface Props {
  draft: Draft
  change: (change: Partial<Draft>) => void
  projectId: string
  /** Saved already: what it scores and by what stays. */
  fixed: boolean
  /** Saving was tried: what is missing is said. */
  tried: boolean
  onSubmit: () => void
}

const KINDS: Kind[] = ['judge', 'code']
const LEVELS: Level[] = ['traces', 'threads', 'spans']

export function RuleForm({ draft, change, projectId, fixed, tried, onSubmit }: Props) {
  const { t } = useTranslation()
  const problems = problemsOf(draft)
  const wrong = (problem: (typeof problems)[number]) => (tried && problems.includes(problem) ? t(`rules.problems.${problem}`) : undefined)
  const setLevel = (level: Level) => {
    const fresh = newDraft(level, draft.kind)
    // Words of a template are nobody's own: another level has other ones.
    const templated = templateOf(draft) !== ''
    const untouched = templated || JSON.stringify(draft.messages) === JSON.stringify(newDraft(draft.level, draft.kind).messages)
    change({ level, filters: [], ...(untouched ? { messages: fresh.messages, variables: fresh.variables } : {}), ...(templated ? { scores: fresh.scores } : {}) })
  }
  return (
    <>
      <div className="bar rkind">
        <div className="seg" role="group" aria-label={t('rules.cols.kind')}>
          {KINDS.map((kind) => (
            <button key={kind} className={kind === draft.kind ? 'on' : ''} aria-pressed={kind === draft.kind} disabled={fixed} onClick={() => change({ kind })}>
              {t(`rules.kinds.${kind}`)}
            </button>
          ))}
        </div>
        <span className="t3 fs12 trunc">{t(`rules.kindHelp.${draft.kind}`)}</span>
        <span className="grow" />
        {draft.kind === 'judge' && (
          <label className="row rtemplate">
            <span className="t2 fs12">{t('rules.template')}</span>
            <select className="select" value={templateOf(draft)} onChange={(event) => change(fromTemplate(event.target.value, draft.level) ?? {})}>
              <option value="">{t('rules.templates.custom')}</option>
              {templatesOf(draft.level).map(({ id }) => (
                <option key={id} value={id}>
                  {t(`rules.templates.${id}`)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <Row title={t('rules.rule')}>
        <div className="rcols">
          <Field label={t('rules.name')} error={wrong('name')}>
            {(control) => <input {...control} className="input" data-testid="add-edit-rule-dialog-name" value={draft.name} maxLength={255} onChange={(event) => change({ name: event.target.value })} />}
          </Field>
          <div className="field">
            <span className="w5">{t('rules.scoresA')}</span>
            <div className="seg" role="group" aria-label={t('rules.scoresA')}>
              {LEVELS.map((level) => (
                <button key={level} className={level === draft.level ? 'on' : ''} aria-pressed={level === draft.level} disabled={fixed} onClick={() => setLevel(level)}>
                  {t(`rules.one.${level}`)}
                </button>
              ))}
            </div>
          </div>
          {draft.kind === 'judge' && <ModelField model={draft.model} error={wrong('model')} onChange={(model) => change({ model })} />}
        </div>
        {draft.kind === 'judge' && (
          <div className="rnums">
            <NumberField label={t('rules.temperature')} help={t('rules.temperatureHelp')} error={wrong('temperature')} value={draft.temperature} onChange={(temperature) => change({ temperature })} />
            <NumberField label={t('rules.maxCost')} help={t('rules.maxCostHelp')} error={wrong('maxCost')} value={draft.maxCost ?? null} onChange={(maxCost) => change({ maxCost })} />
          </div>
        )}
      </Row>
      {draft.kind === 'judge' ? (
        <Row title={t('rules.prompt')} error={wrong('messages')}>
          <Messages messages={draft.messages} onChange={(messages) => change({ messages })} onSubmit={onSubmit} />
        </Row>
      ) : (
        <Row title={t('rules.metric')} note={t('rules.metricNote')} error={wrong('metric') ?? wrong('arguments')}>
          <CodeEditor value={draft.metric} language="python" label={t('rules.metric')} minLines={10} onChange={(metric) => change({ metric })} onSubmit={onSubmit} />
        </Row>
      )}
      <Variables draft={draft} projectId={projectId} error={wrong('variables')} onChange={(variables) => change({ variables })} />
      {draft.kind === 'judge' && (
        <Row title={t('rules.result')} error={wrong('scores')}>
          <Scores scores={draft.scores} onChange={(scores) => change({ scores })} />
        </Row>
      )}
      <Row title={t(`rules.only.${draft.level}`)}>
        <Filters draft={draft} projectId={projectId} change={change} />
      </Row>
      <Row title={t('rules.sampling')}>
        <Sampling draft={draft} projectId={projectId} onChange={(sampling) => change({ sampling })} />
      </Row>
    </>
  )
}

function Filters({ draft, projectId, change }: { draft: Draft; projectId: string; change: (change: Partial<Draft>) => void }) {
  const { t } = useTranslation()
  const fields = fieldsOf(draft.level)
  const text = useFilterText(fields)
  const traffic = useQuery(trafficQuery(projectId, draft.level, draft.filters))
  return (
    <>
      <div className="row rchips">
        {draft.filters.map((filter, index) => {
          const { name, operator, value } = text(filter)
          return (
            <span className="chip" key={index}>
              <span className="f">{name}</span>
              <span className="op">{operator}</span>
              {value && <span className="v num">{value}</span>}
              <button className="x" aria-label={t('logs.removeFilter', { name })} onClick={() => change({ filters: draft.filters.filter((_, i) => i !== index) })}>
                <Icon of={X} size={12} />
              </button>
            </span>
          )
        })}
        <AddFilter fields={fields} onAdd={(filter) => change({ filters: [...draft.filters, filter] })} />
      </div>
      <p className="t2 fs12 num">{traffic.data ? t(`rules.matches.${draft.level}`, { matching: f.count(traffic.data.matching), all: f.count(traffic.data.all) }) : f.NBSP}</p>
    </>
  )
}

