import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useMemo, useRef } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { EmptyState } from '../../../components/EmptyState'
import { DataTable } from '../../../components/table/DataTable'
import { useServerList } from '../../../components/table/useServerList'
import { fetchExperiments, scoreNamesQuery } from '../../experiments/api'
import { configKeys, experimentColumns } from '../../experiments/list/columns'
import '../../experiments/list/experiments.css'
import { experimentRow, type ListRow } from '../../experiments/list/rows'
import { snippets } from '../../experiments/list/snippets'

/** Experiments over any version, with the columns of their own list; a row leads to its items. */
export function ExperimentsTab({ datasetId }: { datasetId: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const scroller = useRef<HTMLDivElement>(null)
  const list = useServerList<ListRow>(
    ['experiments', 'of-dataset', datasetId],
    useCallback((page, size, signal) => fetchExperiments({ dataset_id: datasetId }, page, size, signal).then((found) => ({ ...found, content: found.content.map((each) => experimentRow(each)) })), [datasetId]),
  )
  const scores = useQuery(scoreNamesQuery(projectId)).data
  const known = useMemo(() => list.head.flatMap((row) => (row.kind === 'experiment' ? [row.experiment] : [])), [list.head])
  const columns = experimentColumns(projectId, scores ?? [], configKeys(known), known.some((each) => each.pass_rate !== undefined), t, () => undefined).filter((column) => !column.meta.hidden && column.id !== 'dataset')
  const go = (ids: string[]) => ({ to: '/$workspace/projects/$projectId/experiments/$datasetId/compare', params: { workspace, projectId, datasetId }, search: { experiments: ids } }) as const
  if (list.status === 'success' && list.total === 0)
    return (
      <div className="dstab">
        <EmptyState title={t('datasets.noExperiments')} text={t('datasets.noExperimentsText')} snippets={snippets} />
      </div>
    )
  return (
    <div className="dsruns">
      {known.length > 1 && (
        <div className="dsrunsbar">
          <Link className="btn sm" {...go(known.slice(0, 3).map((each) => each.id).reverse())}>
            {t('datasets.compareLatest', { count: Math.min(3, known.length) })}
          </Link>
        </div>
      )}
      <div className="tw grow" ref={scroller} tabIndex={0} role="region" aria-label={t('datasets.tabs.experiments')}>
        <DataTable list={list} columns={columns} density="regular" name={t('datasets.tabs.experiments')} cursor={-1} scroller={scroller} onOpen={(row) => void navigate(go([row.id]))} />
      </div>
    </div>
  )
}
