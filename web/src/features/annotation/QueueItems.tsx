import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { request } from '../../api/client'
import { EmptyState } from '../../components/EmptyState'
import { EntityList } from '../../components/list/EntityList'
import { useListState } from '../../components/list/useListState'
import { useSelection } from '../../components/table/useSelection'
import { useServerList } from '../../components/table/useServerList'
import { fieldsOf } from '../logs/fields'
import type { LogRow } from '../logs/useLogList'
import { EntityBar } from '../rows/bulk/EntityBar'
import { useStaying } from '../rows/bulk/leaving'
import { RowJobs } from '../rows/bulk/RowJobs'
import { useEntityBulk } from '../rows/bulk/useEntityBulk'
import type { Queue } from './api'
import { itemColumns, itemOf, type Item } from './itemColumns'
import { SNIPPETS } from './snippets'

export function QueueItems({ queue, workspace }: { queue: Queue; workspace: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const threads = queue.scope === 'thread'
  const level = threads ? 'threads' : 'traces'
  const state = useListState(fieldsOf(level))
  const loaded = useServerList<Item>(['annotation-queues', queue.id, 'items', state.params], async (page, size, signal) => {
    const query = { project_id: queue.project_id, annotation_queue_id: queue.id, page, size, preview: true, preview_length: threads ? undefined : 'workspace', truncate: true, ...state.params }
    const answer = await request(threads ? '/traces/threads' : '/traces', { query, signal })
    return { ...answer, content: answer.content.map((row) => itemOf(row as LogRow)) }
  })
  const identity = JSON.stringify(['annotation-queues', queue.id, state.params])
  const list = useStaying<Item, typeof loaded>(loaded, identity)
  const selection = useSelection(list, identity)
  const bulk = useEntityBulk(level, queue.project_id, identity, selection, { ...state.params, annotation_queue_id: queue.id })
  const names = queue.feedback_definition_names
  // Which scores there are, and what bars are measured against, is told by the first rows.
  const columns = useMemo(() => itemColumns(workspace, queue.id, names ?? [], level, loaded.head.map((item) => item.row)), [workspace, queue.id, names, level, loaded.head])
  return (
    <div className="aq-items">
      <EntityList
        id={`queue-items-${queue.scope}`}
        viewPage={`queue-items-${queue.id}`}
        name={t('annotation.tabItems')}
        list={list}
        state={state}
        columns={columns}
        selection={selection}
        cardHeight={84}
        bulk={
          <EntityBar
            bulk={bulk}
            selection={selection}
            total={list.total}
           
            sorting={state.params.sorting}
            removal={{ deed: { action: 'remove_from_queue', queue_id: queue.id }, label: t('annotation.removeItems', { count: selection.count }) }}
          />
        }
        empty={
          <EmptyState
            title={t('annotation.noItemsTitle')}
            text={t('annotation.noItems')}
            action={
              <Link className="btn primary" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId: queue.project_id }} search={{ logsType: threads ? 'threads' : 'traces' }}>
                {t('annotation.toLogs')}
              </Link>
            }
            snippets={SNIPPETS}
          />
        }
        onOpen={(item) => void navigate({ to: '/$workspace/sme', params: { workspace }, search: { queueId: queue.id, item: item.id, stage: 'review' } })}
      />
      <RowJobs projectId={queue.project_id} />
    </div>
  )
}
