import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Columns2, Plus, X } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { SidePanel } from '../../../components/panel/SidePanel'
import * as f from '../../../lib/format'
import './result.css'
import { useHotkeys } from '../../../lib/hotkeys'
import { comparedItemQuery } from '../../experiments/api'
import { outputText } from '../../experiments/compare/outputText'
import { marked, quotes } from '../../experiments/compare/wordDiff'
import type { Experiment, Run } from '../../experiments/types'
import { assertionsOf } from '../assertions'
import type { Item } from '../api'
import type { SuiteItem } from './api'
import { AssertionLines } from './AssertionLines'
import { RerunButton } from '../../playground/RerunButton'
import { passedRuns, runPassed } from './results'

interface Props {
  datasetId: string
  item: SuiteItem
  run: Experiment
  /** The run before. */
  before: Experiment | undefined
  /** Which of the item's runs is shown, from 0. */
  trial: number
  onMove: (by: number) => void
  onClose: () => void
}

/** One item of a run: what was answered, with the words that failed assertions are about, and why each assertion holds or not. */
export function ResultPanel({ datasetId, item, run, before, trial, onMove, onClose }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const experiments = [run.id, ...(before ? [before.id] : [])]
  const asked = useQuery(comparedItemQuery(datasetId, { experiment_ids: JSON.stringify(experiments) }, item.id))
  useHotkeys({ Escape: onClose })
  const runs = asked.data?.experiment_items.filter((each) => each.experiment_id === run.id) ?? []
  const earlier = asked.data?.experiment_items.filter((each) => each.experiment_id === before?.id) ?? []
  const shown = runs[trial] ?? runs[0]
  const passed = passedRuns(item)
  const show = (next: number) => void navigate({ to: '.', search: ((now: object) => ({ ...now, trial: next === 0 ? undefined : next + 1 })) as never, replace: true })
  return (
    <SidePanel
      kind="suite-item"
      className="sresult"
      label={t('datasets.item', { id: item.id.slice(-6) })}
      title={t('datasets.item', { id: item.id.slice(-6) })}
      notes={
        <span className={`badge ${item.passed ? '' : 'err'}`}>
          {!item.passed && <Icon of={X} size={12} />}
          {t('datasets.runsPassed', { passed, total: item.runs.length })}
        </span>
      }
      onMove={onMove}
      onClose={onClose}
      testId="suite-item-panel"
      actions={
        item.runs.length > 1 && (
          <div className="seg sm" role="group" aria-label={t('datasets.cols.runs')}>
            {item.runs.map((each, place) => (
              <button key={each.trace_id} className={place === trial ? 'on' : ''} aria-pressed={place === trial} onClick={() => show(place)} title={t(runPassed(each) ? 'datasets.passed' : 'datasets.failed')}>
                {place === 0 ? t('datasets.runNumber', { n: 1 }) : place + 1}
              </button>
            ))}
          </div>
        )
      }
    >
      <div className="dsbody" tabIndex={0} role="region" aria-label={t('datasets.resultOf')}>
        <section className="ssect">
          <header>
            <h3 className="h3">{t('datasets.output')}</h3>
            <span className="t3 fs12 num">{shown && [shown.duration === undefined ? '' : f.duration(shown.duration), shown.total_estimated_cost ? f.cost(shown.total_estimated_cost) : ''].filter(Boolean).join(', ')}</span>
            <span className="grow" />
            {shown && (
              <Link className="btn sm" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId: shown.project_id ?? projectId }} search={{ trace: shown.trace_id } as never}>
                {t('datasets.trace')}
              </Link>
            )}
            {before && earlier.length > 0 && (
              <Link
                className="btn sm"
                to="/$workspace/projects/$projectId/experiments/$datasetId/compare"
                params={{ workspace, projectId, datasetId }}
                search={{ experiments: [before.id, run.id], row: item.id } as never}
              >
                <Icon of={Columns2} size={12} />
                {t('datasets.againstRun', { name: before.name })}
              </Link>
            )}
          </header>
          {shown ? <Output run={shown} /> : asked.isSuccess && <p className="t3">{t('datasets.gone')}</p>}
        </section>
        <section className="ssect">
          <header>
            <h3 className="h3">{t('datasets.assertionsShort')}</h3>
            {shown?.assertion_results && (
              <span className="t3 fs12">{t('datasets.hold', { held: shown.assertion_results.filter((each) => each.passed).length, count: shown.assertion_results.length })}</span>
            )}
            <span className="grow" />
            <Link className="btn ghost sm" to="." search={((now: object) => ({ ...now, view: 'items', open: item.id })) as never}>
              <Icon of={Plus} size={14} />
              {t('datasets.assertion')}
            </Link>
          </header>
          {shown && <AssertionLines shown={shown} runs={runs} earlier={earlier} before={before?.name} own={assertionsOf((asked.data as Item | null | undefined)?.evaluators)} needed={item.needed} />}
        </section>
        <section className="ssect">
          <header>
            <h3 className="h3">{t('datasets.cols.input')}</h3>
          </header>
          <dl className="skv">
            {Object.entries(asked.data?.data ?? {}).map(([name, value]) => (
              <div key={name}>
                <dt className="t3 fs12">{name}</dt>
                <dd>{outputText(value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <footer className="dsfoot">
        <span className="grow" />
        <Link className="btn sm" to="." search={((now: object) => ({ ...now, view: 'items', open: item.id })) as never}>
          {t('datasets.editItem')}
        </Link>
        <RerunButton experiment={run} items={() => [item.id]} label={t('datasets.openInPlayground')} />
      </footer>
    </SidePanel>
  )
}

/** The output; the words that a failed assertion quotes are marked. */
function Output({ run }: { run: Run }) {
  const { t } = useTranslation()
  const text = outputText(run.output)
  if (!text) return <p className="t3">{t('datasets.noOutput')}</p>
  const evidence = run.assertion_results?.filter((each) => !each.passed).flatMap((each) => quotes(each.reason ?? '', text)) ?? []
  return (
    <p className="squote">
      {marked(text, evidence).map((part, place) => (part.changed ? <mark key={place}>{part.text}</mark> : part.text))}
    </p>
  )
}
