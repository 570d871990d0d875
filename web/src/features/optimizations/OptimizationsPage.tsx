import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useLiveLists } from '../../api/lists'
import { EmptyState } from '../../components/EmptyState'
import { Icon } from '../../components/Icon'
import { KeySheet } from '../../components/KeySheet'
import { LIST_KEYS } from '../../components/keySheets'
import { EntityList } from '../../components/list/EntityList'
import { useListState } from '../../components/list/useListState'
import { column } from '../../components/table/column'
import { useSelection } from '../../components/table/useSelection'
import { useServerList } from '../../components/table/useServerList'
import { TopBar } from '../../components/TopBar'
import type { Field } from '../../lib/filters'
import * as f from '../../lib/format'
import { useHotkeys } from '../../lib/hotkeys'
import { Change } from '../prompts/Change'
import { EntityBar } from '../rows/bulk/EntityBar'
import { useStaying } from '../rows/bulk/leaving'
import { RowJobs } from '../rows/bulk/RowJobs'
import { useEntityBulk } from '../rows/bulk/useEntityBulk'
import { fetchOptimizations, optimizerOf, type Optimization } from './api'
import './cards.css'
import './optimizations.css'
import { StatusBadge } from './StatusBadge'
import { SNIPPETS } from './snippets'

const FIELDS: Field[] = [
  { field: 'status', kind: 'choice', label: 'optimizations.cols.status', words: ['status'], choices: ['running', 'completed', 'cancelled', 'error', 'initialized'] },
  { field: 'metadata', kind: 'path', label: 'optimizations.cols.metadata', words: ['metadata'] },
]

const DETAIL = '/$workspace/projects/$projectId/optimizations/$optimizationId' as const

/** Optimization runs of a project. */
export function OptimizationsPage() {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const state = useListState(FIELDS)
  useLiveLists('optimizations', 'experiments')
  const { search, filters } = state.params
  const all = useServerList<Optimization>(['optimizations', projectId, search, filters], (page, size, signal) => fetchOptimizations(projectId, { page, size, name: search, filters }, signal))
  const identity = JSON.stringify(['optimizations', projectId, search, filters])
  const list = useStaying<Optimization, typeof all>(all, identity)
  const selection = useSelection(list, identity)
  const bulk = useEntityBulk('optimizations', projectId, identity, selection, { search, filters })
  const columns = useMemo(
    () => [
      column<Optimization>('name', { label: 'optimizations.cols.name', width: '26%', fixed: true }, (run) => (
        <Link to={DETAIL} params={{ workspace, projectId, optimizationId: run.id }} className="w5 trunc">
          {run.name}
        </Link>
      )),
      column<Optimization>('status', { label: 'optimizations.cols.status', width: 112, className: 'c-state' }, (run) => <StatusBadge status={run.status} />),
      column<Optimization>('optimizer', { label: 'optimizations.cols.optimizer', width: 130, drop: 1, path: 'metadata.optimizer' }, (run) => <span className="t2">{optimizerOf(run) ?? f.NONE}</span>),
      column<Optimization>('source', { label: 'optimizations.cols.source', width: 84, drop: 1, path: null }, (run) => <span className="t2">{t(run.studio_config ? 'optimizations.sources.server' : 'optimizations.sources.sdk')}</span>),
      column<Optimization>('in', { label: 'optimizations.cols.dataset', width: '18%', path: 'dataset_name' }, (run) => <span className="t2">{run.dataset_name}</span>),
      column<Optimization>('trials', { label: 'optimizations.cols.trials', width: 70, numeric: true, path: 'num_trials' }, (run) => f.count(run.num_trials)),
      column<Optimization>('objective', { label: 'optimizations.cols.objective', width: 120, drop: 1, path: 'objective_name' }, (run) => <span className="t2">{run.objective_name}</span>),
      column<Optimization>('score', { label: 'optimizations.cols.best', width: 92, numeric: true, path: 'best_objective_score' }, (run) => f.score(run.best_objective_score)),
      column<Optimization>('gain', { label: 'optimizations.cols.gain', width: 92, numeric: true, path: null }, (run) => (
        <Change delta={run.best_objective_score === undefined || run.baseline_objective_score === undefined ? null : run.best_objective_score - run.baseline_objective_score} relative={false} digits={3} verdict="unknown" />
      )),
      column<Optimization>('duration', { label: 'optimizations.cols.p50', width: 84, numeric: true, drop: 2, path: 'best_duration' }, (run) => f.durationSummary(run.best_duration)),
      column<Optimization>('item-cost', { label: 'optimizations.cols.itemCost', width: 96, numeric: true, hidden: true, path: 'best_cost' }, (run) => f.cost(run.best_cost)),
      column<Optimization>('cost', { label: 'optimizations.cols.spent', width: 92, numeric: true, drop: 2, path: 'total_optimization_cost' }, (run) => f.costTotal(run.total_optimization_cost)),
      column<Optimization>('start', { label: 'optimizations.cols.started', width: 104, path: 'created_at' }, (run) => <time title={f.timeFull(run.created_at)}>{f.time(run.created_at)}</time>),
    ],
    [workspace, projectId, t],
  )
  const create = () => void navigate({ to: '/$workspace/projects/$projectId/optimizations', params: { workspace, projectId }, search: { new: true } })
  useHotkeys({ n: create })
  const newRun = (
    <Link className="btn primary" to="/$workspace/projects/$projectId/optimizations" params={{ workspace, projectId }} search={{ new: true }}>
      <Icon of={Plus} size={14} />
      {t('optimizations.new')} <span className="kbd">N</span>
    </Link>
  )
  return (
    <>
      <TopBar title={t('nav.optimizations')}>
        <KeySheet rows={LIST_KEYS} />
        {newRun}
      </TopBar>
      <EntityList
        id="optimizations"
        name={t('nav.optimizations')}
        list={list}
        state={state}
        columns={columns}
        placeholder={t('optimizations.find')}
        cardHeight={84}
        selection={selection}
        bulk={<EntityBar bulk={bulk} selection={selection} total={list.total} sorting={undefined} warning={t('optimizations.deleteText')} />}
        empty={<EmptyState title={t('optimizations.emptyTitle')} text={t('optimizations.emptyText')} action={newRun} snippets={SNIPPETS} />}
        onOpen={(run) => void navigate({ to: DETAIL, params: { workspace, projectId, optimizationId: run.id } })}
      />
      <RowJobs projectId={projectId} />
    </>
  )
}
