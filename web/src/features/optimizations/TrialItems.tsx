import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { column } from '../../components/table/column'
import { DataTable } from '../../components/table/DataTable'
import '../prompts/cards.css'
import './cards.css'
import { useServerList } from '../../components/table/useServerList'
import * as f from '../../lib/format'
import { fetchCompared } from '../experiments/api'
import type { ComparedItem } from '../experiments/types'
import { Change } from '../prompts/Change'
import type { Optimization } from './api'
import type { Candidate } from './trials'

const VERDICT = { regression: 'worse', improvement: 'better', same: 'same', unknown: 'unknown' } as const
const COMPARE = '/$workspace/projects/$projectId/experiments/$datasetId/compare' as const

/** The items of a trial beside those of the baseline, what it lost first; a click opens the item in the comparison. */
export function TrialItems({ optimization, baseline, candidate }: { optimization: Optimization; baseline: Candidate; candidate: Candidate }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const scroller = useRef<HTMLDivElement>(null)
  const [a, b] = [baseline.experiments[0]!.id, candidate.experiments[0]!.id]
  const objective = optimization.objective_name
  const list = useServerList<ComparedItem>(['experiments', 'trial-items', a, b], (page, size, signal) =>
    fetchCompared(
      optimization.dataset_id,
      { experiment_ids: JSON.stringify(a === b ? [b] : [a, b]), ...(a === b ? {} : { baseline: a, metric: `feedback_scores.${objective}`, change_order: 'regressions' }) },
      page,
      size,
      signal,
    ),
  )
  const columns = useMemo(() => {
    const score = (item: ComparedItem, id: string) => item.experiment_items.find((run) => run.experiment_id === id)?.feedback_scores?.find((each) => each.name === objective)?.value
    return [
      column<ComparedItem>('name', { label: 'optimizations.cols.item', width: '40%', fixed: true }, (item) => (
        <Link to={COMPARE} params={{ workspace, projectId, datasetId: optimization.dataset_id }} search={{ experiments: [a, b], open: item.id }} className="trunc">
          {preview(item.data)}
        </Link>
      )),
      column<ComparedItem>('in', { label: 'optimizations.cols.output', width: '34%' }, (item) => <span className="t2">{item.experiment_items.find((run) => run.experiment_id === b)?.output_preview ?? f.NONE}</span>),
      column<ComparedItem>('a', { label: baseline.label, width: 64, numeric: true, className: 'c-base' }, (item) => <Labelled label={baseline.label} score={score(item, a)} />),
      column<ComparedItem>('b', { label: candidate.label, width: 64, numeric: true, className: 'c-trial' }, (item) => <Labelled label={candidate.label} score={score(item, b)} />),
      column<ComparedItem>('change', { label: 'optimizations.cols.difference', width: 84, numeric: true, className: 'c-won' }, (item) => {
        const change = item.changes?.[b]
        return <Change delta={change?.difference ?? null} relative={false} digits={2} verdict={VERDICT[change?.verdict ?? 'unknown']} />
      }),
    ]
  }, [a, b, baseline.label, candidate.label, objective, optimization.dataset_id, workspace, projectId])
  return (
    <div className="tw grow" ref={scroller} tabIndex={0} role="region" aria-label={t('optimizations.parts.items')}>
      {list.status === 'error' ? (
        <p className="err pad">{t('errors.list')}</p>
      ) : (
        <DataTable
          list={list}
          columns={columns}
          density="compact"
          name={t('optimizations.parts.items')}
          cursor={-1}
          scroller={scroller}
          cardHeight={84}
          onOpen={(item) => void navigate({ to: COMPARE, params: { workspace, projectId, datasetId: optimization.dataset_id }, search: { experiments: [a, b], open: item.id } })}
        />
      )}
    </div>
  )
}

/** A score; a card names the trial, which the table has in its head. */
function Labelled({ label, score }: { label: string; score: number | undefined }) {
  return (
    <>
      <span className="incard t3">{label} </span>
      {f.score(score)}
    </>
  )
}

/** The first text of an item's data. */
function preview(data: Record<string, unknown>): string {
  const first = Object.values(data).find((value) => typeof value === 'string' && value) ?? Object.values(data)[0]
  return typeof first === 'string' ? first.slice(0, 160) : JSON.stringify(first ?? data).slice(0, 160)
}
