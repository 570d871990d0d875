import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useLiveLists } from '../../api/lists'
import { EmptyState } from '../../components/EmptyState'
import { Icon } from '../../components/Icon'
import { KeySheet } from '../../components/KeySheet'
import { LIST_KEYS } from '../../components/keySheets'
import { BulkDelete } from '../../components/list/BulkDelete'
import { EntityList } from '../../components/list/EntityList'
import { useDeferredDelete, withoutRows } from '../../components/list/useDeferredDelete'
import { useListState } from '../../components/list/useListState'
import { useSelection } from '../../components/table/useSelection'
import { useServerList } from '../../components/table/useServerList'
import { TopBar } from '../../components/TopBar'
import './annotation.css'
import { deleteQueues, queuesPage, type Queue } from './api'
import { queueColumns } from './columns'
import { QUEUE_FIELDS } from './fields'
import { SNIPPETS } from './snippets'

export function QueuesPage() {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const state = useListState(QUEUE_FIELDS)
  useLiveLists('annotation-queues')
  const all = useServerList<Queue>(['annotation-queues', projectId, state.params], queuesPage(projectId, state.params))
  const removal = useDeferredDelete('annotation-queues', deleteQueues)
  const list = withoutRows(all, removal.hidden)
  const selection = useSelection(list, JSON.stringify(state.params))
  const columns = useMemo(() => queueColumns(t, workspace), [t, workspace])
  const create = (
    <Link className="btn primary" to="/$workspace/projects/$projectId/annotation-queues/new" params={{ workspace, projectId }}>
      <Icon of={Plus} size={14} />
      {t('annotation.new')}
    </Link>
  )
  return (
    <>
      <TopBar title={t('annotation.title')}>
        <KeySheet rows={LIST_KEYS} />
        {create}
      </TopBar>
      <EntityList
        id="annotation-queues"
        name={t('annotation.title')}
        list={list}
        state={state}
        columns={columns}
        defaultSort="-created_at"
        placeholder={t('annotation.find')}
        selection={selection}
        cardHeight={84}
        bulk={
          <BulkDelete selection={selection} removal={removal} label={t('annotation.deleteQueues', { count: selection.count })} done={t('annotation.deleted', { count: selection.count })} />
        }
        empty={<EmptyState title={t('annotation.emptyTitle')} text={t('annotation.empty')} action={create} snippets={SNIPPETS} />}
        onOpen={(queue) => void navigate({ to: '/$workspace/projects/$projectId/annotation-queues/$queueId', params: { workspace, projectId, queueId: queue.id } })}
      />
    </>
  )
}
