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
import { useSelection } from '../../components/table/useSelection'
import { useServerList } from '../../components/table/useServerList'
import { TopBar } from '../../components/TopBar'
import { EntityBar } from '../rows/bulk/EntityBar'
import { useStaying } from '../rows/bulk/leaving'
import { RowJobs } from '../rows/bulk/RowJobs'
import { useEntityBulk } from '../rows/bulk/useEntityBulk'
import './annotation.css'
import './cards.css'
import { queuesPage, type Queue } from './api'
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
  const identity = JSON.stringify(['annotation-queues', projectId, state.params])
  const list = useStaying<Queue, typeof all>(all, identity)
  const selection = useSelection(list, identity)
  const bulk = useEntityBulk('annotation_queues', projectId, identity, selection, state.params)
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
        bulk={<EntityBar bulk={bulk} selection={selection} total={list.total} sorting={state.params.sorting} />}
        empty={<EmptyState title={t('annotation.emptyTitle')} text={t('annotation.empty')} action={create} snippets={SNIPPETS} />}
        onOpen={(queue) => void navigate({ to: '/$workspace/projects/$projectId/annotation-queues/$queueId', params: { workspace, projectId, queueId: queue.id } })}
      />
      <RowJobs projectId={projectId} />
    </>
  )
}
