import * as Menu from '@radix-ui/react-dropdown-menu'
import { Link } from '@tanstack/react-router'
import { Check, ChevronDown, LoaderCircle, X } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import * as f from '../../../lib/format'
import type { Experiment } from '../../experiments/types'
import { SHOWN_RUNS, type SuiteResults } from './api'
import { points } from './results'

interface Props {
  run: Experiment
  runs: Experiment[]
  results: SuiteResults | undefined
  /** Share of items that must pass for the suite to pass. */
  needed: number
}

export const toRun = (run: string, newest: boolean) => ((now: object) => ({ ...now, run: newest ? undefined : run, against: undefined, trial: undefined })) as never

/** The run that is looked at: its pass rate with the needed share as a mark, what it cost, and the runs before it. */
export function ResultFigure({ run, runs, results, needed }: Props) {
  const { t } = useTranslation()
  const share = results && results.total > 0 ? results.passed / results.total : undefined
  const before = results?.previous && results.previous.total > 0 ? results.previous.passed / results.previous.total : undefined
  const running = run.status === 'running'
  const passed = share !== undefined && share >= needed
  const state = running ? 'running' : share === undefined ? undefined : passed ? 'passed' : 'failed'
  return (
    <section className="sfig" aria-label={t('datasets.runShown')}>
      <div className="row">
        {state && (
          <span className={`badge ${state === 'failed' ? 'err' : ''}`}>
            <Icon of={state === 'running' ? LoaderCircle : state === 'passed' ? Check : X} size={12} />
            {t(`datasets.${state}`)}
          </span>
        )}
        <RunMenu run={run} runs={runs} />
      </div>
      <div className="row sbig">
        <b className="num">{share === undefined ? f.NONE : f.share(share)}</b>
        {share !== undefined && before !== undefined && <span className={`num ${share < before ? 'err' : share > before ? 'ok' : 't3'}`}>{points(share - before)}</span>}
        <span className="grow" />
        {results && <span className="t2 num fs12">{t('datasets.passedOf', { passed: f.count(results.passed), total: f.count(results.total) })}</span>}
      </div>
      <div className="sbar" role="img" aria-label={t('datasets.shareNeeded', { share: share === undefined ? f.NONE : f.share(share), needed: f.percent(needed) })}>
        <i style={{ width: `${(share ?? 0) * 100}%` }} />
        <b style={{ left: `${needed * 100}%` }} />
        <span style={{ left: `${needed * 100}%` }}>{t('datasets.neededShare', { needed: f.percent(needed) })}</span>
      </div>
      <div className="t3 fs12 num">
        {[
          results ? t('datasets.runsCount', { count: results.runs, n: f.count(results.runs) }) : '…',
          run.duration?.p50 ? t('datasets.typically', { duration: f.durationSummary(run.duration.p50) }) : '',
          run.total_estimated_cost ? f.costTotal(run.total_estimated_cost) : '',
        ]
          .filter(Boolean)
          .join(', ')}
      </div>
      {runs.length > 1 && <History run={run} runs={runs} needed={needed} />}
    </section>
  )
}

/** Pass rates of the last runs, oldest first; each leads to its run. */
function History({ run, runs, needed }: { run: Experiment; runs: Experiment[]; needed: number }) {
  const { t } = useTranslation()
  const shown = runs.slice(0, SHOWN_RUNS).toReversed()
  return (
    <nav className="shist" aria-label={t('datasets.lastRuns', { count: shown.length })}>
      {shown.map((each) => {
        const rate = each.pass_rate ?? 0
        const name = t('datasets.runRate', { name: each.name, rate: f.share(rate) })
        return (
          <Link
            key={each.id}
            to="."
            search={toRun(each.id, each.id === runs[0]?.id)}
            className={`${rate < needed ? 'f' : ''} ${each.id === run.id ? 'on' : ''}`}
            aria-label={name}
            title={name}
            aria-current={each.id === run.id ? 'true' : undefined}
          >
            <i style={{ height: `${Math.max(8, rate * 100)}%` }} />
          </Link>
        )
      })}
    </nav>
  )
}

function RunMenu({ run, runs }: { run: Experiment; runs: Experiment[] }) {
  const { t } = useTranslation()
  return (
    <Menu.Root>
      <Menu.Trigger className="btn ghost sm srun" title={t('datasets.chooseRun')}>
        <span className="trunc">{run.name}</span>
        <time className="t3" dateTime={run.created_at} title={f.timeFull(run.created_at)}>
          {f.time(run.created_at)}
        </time>
        <Icon of={ChevronDown} size={12} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu" align="start" sideOffset={4}>
          {runs.map((each, place) => (
            <Menu.Item key={each.id} className="mi" asChild>
              <Link to="." search={toRun(each.id, place === 0)}>
                <span className="grow trunc">{each.name}</span>
                <span className="t3 num">{each.pass_rate === undefined ? f.NONE : f.share(each.pass_rate)}</span>
              </Link>
            </Menu.Item>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
