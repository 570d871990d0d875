import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { request } from '../../api/client'
import { EmptyState } from '../../components/EmptyState'
import { BulkDelete } from '../../components/list/BulkDelete'
import { EntityList } from '../../components/list/EntityList'
import { useDeferredDelete, withoutRows } from '../../components/list/useDeferredDelete'
import { useListState } from '../../components/list/useListState'
import { useSelection } from '../../components/table/useSelection'
import { useServerList } from '../../components/table/useServerList'
import { fieldsOf } from '../logs/fields'
import type { LogRow } from '../logs/useLogList'
import { removeItems, type Queue } from './api'
import { itemColumns, itemOf, type Item } from './itemColumns'
import { SNIPPETS } from './snippets'

export function QueueItems({ queue, workspace }: { queue: Queue; workspace: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const threads = queue.scope === 'thread'
  const level = threads ? 'threads' : 'traces'
  const state = useListState(fieldsOf(level))
  const loaded = useServerList<Item>(['annotation-queues', queue.id, 'items', state.params], async (page, size, signal) => {
    const query = { project_id: queue.project_id, annotation_queue_id: queue.id, page, size, preview: true, truncate: true, ...state.params }
    const answer = await request(threads ? '/traces/threads' : '/traces', { query, signal })
    return { ...answer, content: answer.content.map((row) => itemOf(row as LogRow)) }
  })
  const removal = useDeferredDelete('annotation-queues', (ids) => removeItems(queue.id, ids))
  const list = withoutRows(loaded, removal.hidden)
  const selection = useSelection(list, JSON.stringify(state.params))
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
          <BulkDelete selection={selection} removal={removal} label={t('annotation.removeItems', { count: selection.count })} done={t('annotation.removed', { count: selection.count })} />
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
    </div>
  )
}
