import { useMemo, useRef } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import { column } from '../../components/table/column'
import type { RowSource } from '../../components/table/rowSource'
import { DataTable } from '../../components/table/DataTable'
import { useLoadedList } from '../../components/table/useLoadedList'
import { useSelection } from '../../components/table/useSelection'
import * as f from '../../lib/format'
import { Change } from '../prompts/Change'
import { useStaying } from '../rows/bulk/leaving'
import type { Optimization, PairedDifference } from './api'
import { changeOf } from './configuration'
import './cards.css'
import { TrialBar } from './TrialBar'
import type { Candidate, Trials } from './trials'

interface Props {
  run: Pick<Optimization, 'id' | 'dataset_id'>
  running: boolean
  trials: Trials
  differences: ReadonlyMap<string, PairedDifference> | undefined
  selected: string | undefined
  better: boolean
  sort: string | undefined
  onSort: (sort: string | undefined) => void
  onSelect: (id: string) => void
}

const TRIAL = '/$workspace/projects/$projectId/optimizations/$optimizationId/trials' as const

/** Every trial, newest first unless sorted: score over a bar with the baseline marked, change, cost, time, where it came from. */
export function TrialsTable({ run, running, trials, differences, selected, better, sort, onSort, onSelect }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '', optimizationId = '' } = useParams({ strict: false }) as Record<string, string | undefined>
  const scroller = useRef<HTMLDivElement>(null)
  const { baseline, best, candidates } = trials
  const rows = useMemo(() => {
    const shown = better && baseline?.score != null ? candidates.filter((each) => each.score !== null && each.score > baseline.score!) : candidates
    return sorted(shown, sort ?? '-number')
  }, [candidates, better, baseline, sort])
  const identity = `trials ${optimizationId}`
  const list = useStaying<Candidate, RowSource<Candidate>>(useLoadedList(rows, { isPending: false, error: null }), identity)
  const selection = useSelection<Candidate>(list, identity)
  const columns = useMemo(() => {
    const labels = new Map(candidates.map((each) => [each.id, each.label]))
    const top = Math.max(...candidates.map((each) => each.score ?? 0), 1e-9)
    const scale = top <= 1 ? 1 : top
    return [
      column<Candidate>('name', { label: 'optimizations.cols.trial', width: 74, fixed: true, sort: 'number' }, (each) =>
        each.experiments.length === 0 ? (
          <span className="w5 num">{each.label}</span>
        ) : (
          <Link to={TRIAL} params={{ workspace, projectId, optimizationId }} search={{ trials: each.experiments.map((one) => one.id) }} className="w5 num">
            {each.label}
          </Link>
        ),
      ),
      column<Candidate>('tscore', { label: 'optimizations.cols.score', width: 130, numeric: true, sort: 'score' }, (each) =>
        each.state === 'running' && each.score === null ? (
          <span className="row acc fs12">
            <span className="spin" aria-hidden="true" />
            {t('optimizations.itemsDone', { done: f.count(each.progress?.done ?? each.items), of: f.count(each.progress?.total ?? each.experiments[0]?.dataset_item_count) })}
          </span>
        ) : each.score === null ? (
          <span className="err">{t('optimizations.states.failed')}</span>
        ) : (
          <span className={`tsc ${each.id === best?.id ? 'best' : ''}`} style={{ '--v': `${Math.max(0, each.score / scale) * 100}%`, '--b': `${((baseline?.score ?? 0) / scale) * 100}%` } as React.CSSProperties}>
            <i aria-hidden="true" />
            <b className="num">{each.score.toFixed(3)}</b>
          </span>
        ),
      ),
      column<Candidate>('gain', { label: t('optimizations.cols.vsBaseline'), width: 92, numeric: true }, (each) =>
        each.id === baseline?.id || each.score === null || baseline?.score == null ? <span className="t3">{f.NONE}</span> : <Gain delta={each.score - baseline.score} difference={differences?.get(each.experiments[0]?.id ?? '')} />,
      ),
      column<Candidate>('cost', { label: 'optimizations.cols.cost', width: 76, numeric: true, sort: 'cost' }, (each) => f.cost(each.cost)),
      column<Candidate>('duration', { label: 'optimizations.cols.p50', width: 68, numeric: true, sort: 'duration' }, (each) => f.duration(each.duration)),
      column<Candidate>('parent', { label: 'optimizations.cols.parent', width: 84, drop: 1 }, (each) => <span className="t2">{each.parents.map((parent) => labels.get(parent)).join(' + ') || f.NONE}</span>),
      column<Candidate>('in', { label: 'optimizations.cols.change', width: '30%', drop: 2 }, (each) => <span className="t2">{changeOf(each.experiments[0]?.metadata) ?? each.change ?? (each.id === baseline?.id ? t('optimizations.baseline') : (each.experiments[0]?.name ?? f.NONE))}</span>),
    ]
  }, [candidates, baseline, best, differences, workspace, projectId, optimizationId, t])
  return (
    <>
      <div className={`tw grow ${selection.count > 0 ? 'under-bulk' : ''}`} ref={scroller} tabIndex={0} role="region" aria-label={t('optimizations.trials')}>
        <DataTable list={list} columns={columns} density="compact" name={t('optimizations.trials')} sort={sort} defaultSort="-number" onSort={onSort} selection={selection} cursor={list.indexOf(selected ?? '')} openId={selected} scroller={scroller} cardHeight={84} onOpen={(each) => onSelect(each.id)} />
      </div>
      {selection.count > 0 && <TrialBar run={run} selection={selection} rows={rows.filter(({ id }) => list.indexOf(id) >= 0)} identity={identity} running={running} />}
    </>
  )
}

/** Green or red only beyond noise: the paired difference over the items says so. */
export function Gain({ delta, difference }: { delta: number; difference: PairedDifference | undefined }) {
  const verdict = !difference ? 'unknown' : !difference.significant ? 'same' : delta > 0 ? 'better' : 'worse'
  return <Change delta={delta} relative={false} digits={3} verdict={verdict} />
}

function sorted(candidates: Candidate[], sort: string): Candidate[] {
  const down = sort.startsWith('-')
  const key = (down ? sort.slice(1) : sort) as 'number' | 'score' | 'cost' | 'duration'
  return [...candidates].sort((a, b) => {
    const [x, y] = [a[key], b[key]]
    if (x === null || y === null || x === undefined || y === undefined) return x == null && y == null ? a.number - b.number : x == null ? 1 : -1
    return (x - y) * (down ? -1 : 1)
  })
}
