import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../api/client'
import type { FeedbackScore, Thread, Trace } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import { BulkDelete } from '../../components/list/BulkDelete'
import { EntityList } from '../../components/list/EntityList'
import { useDeferredDelete, withoutRows } from '../../components/list/useDeferredDelete'
import { useListState } from '../../components/list/useListState'
import { column, type Column } from '../../components/table/column'
import { useSelection } from '../../components/table/useSelection'
import { useServerList } from '../../components/table/useServerList'
import * as f from '../../lib/format'
import { plainText } from '../../lib/plainText'
import type { Field } from '../../lib/filters'
import { removeItems, type Queue } from './api'
import { SNIPPETS } from './snippets'

interface Item {
  id: string
  title: string
  output: string
  start?: string | undefined
  duration?: number | undefined
  scores: FeedbackScore[]
  /** The id that clients gave, of a thread. */
  threadId?: string
}

const PREVIEW = 160
const COMMON: Field[] = [
  { field: 'duration', kind: 'duration', words: ['duration', 'latency'] },
  { field: 'tags', kind: 'list', words: ['tag', 'tags'] },
  { field: 'feedback_scores', kind: 'score', words: ['score'] },
]
const TRACES: Field[] = [{ field: 'name', kind: 'text', words: ['name'] }, { field: 'input', kind: 'text', words: ['input'] }, { field: 'output', kind: 'text', words: ['output'] }, ...COMMON]

const ofTrace = (trace: Trace): Item => ({
  id: trace.id,
  title: trace.input_preview || trace.name || f.shortId(trace.id),
  output: trace.output_preview ?? '',
  start: trace.start_time,
  duration: trace.duration,
  scores: trace.feedback_scores ?? [],
})

const ofThread = (thread: Thread): Item => ({
  id: thread.thread_model_id,
  threadId: thread.id,
  title: plainText(thread.first_message, PREVIEW) || thread.id,
  output: plainText(thread.last_message, PREVIEW),
  start: thread.start_time,
  duration: thread.duration,
  scores: thread.feedback_scores ?? [],
})

export function QueueItems({ queue, workspace }: { queue: Queue; workspace: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const threads = queue.scope === 'thread'
  const state = useListState(threads ? COMMON : TRACES)
  const loaded = useServerList<Item>(['annotation-queues', queue.id, 'items', state.params], async (page, size, signal) => {
    const query = { project_id: queue.project_id, annotation_queue_id: queue.id, page, size, preview: true, truncate: true, ...state.params }
    const answer = await request(threads ? '/traces/threads' : '/traces', { query, signal })
    return { ...answer, content: answer.content.map((row) => (threads ? ofThread(row as Thread) : ofTrace(row as Trace))) }
  })
  const removal = useDeferredDelete('annotation-queues', (ids) => removeItems(queue.id, ids))
  const list = withoutRows(loaded, removal.hidden)
  const selection = useSelection(list, JSON.stringify(state.params))
  const names = queue.feedback_definition_names
  const columns = useMemo(() => itemColumns(workspace, queue.id, names ?? []), [workspace, queue.id, names])
  return (
    <div className="aq-items">
      <EntityList
        id={`queue-items-${queue.scope}`}
        name={t('annotation.tabItems')}
        list={list}
        state={state}
        columns={columns}
        selection={selection}
        cardHeight={92}
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

function itemColumns(workspace: string, queueId: string, names: string[]): Column<Item>[] {
  return [
    column<Item>('name', { label: 'annotation.columns.item', width: '34%', fixed: true }, (item) => (
      <Link className="nm w5" to="/$workspace/sme" params={{ workspace }} search={{ queueId, item: item.id, stage: 'review' }}>
        <span className="trunc">{item.title}</span>
      </Link>
    )),
    column<Item>('out', { label: 'annotation.columns.output', width: '30%', drop: 2 }, (item) => <span className="t2 trunc">{item.output}</span>),
    ...names.map((name, index) =>
      column<Item>(`score-${name}`, { label: name, width: 96, numeric: true, className: index === 0 ? 'c-s1' : 'c-s2', ...(index > 2 ? { hidden: true } : {}) }, (item) => <ItemScore scores={item.scores} name={name} />),
    ),
    column<Item>('reviewers', { label: 'annotation.columns.reviewers', width: 120, drop: 1 }, (item) => {
      const people = new Set(item.scores.filter((score) => names.includes(score.name)).flatMap((score) => Object.keys(score.value_by_author ?? (score.created_by ? { [score.created_by]: 1 } : {}))))
      return <span className="t2 trunc">{[...people].join(', ') || f.NONE}</span>
    }),
    column<Item>('duration', { label: 'annotation.columns.duration', width: 90, numeric: true, sort: 'duration', drop: 1 }, (item) => f.duration(item.duration)),
    column<Item>('start', { label: 'annotation.columns.start', width: 96, numeric: true, sort: 'start_time' }, (item) => <span title={f.timeFull(item.start)}>{f.time(item.start)}</span>),
  ]
}

/** The average, with everybody's own value in the tooltip. */
function ItemScore({ scores, name }: { scores: FeedbackScore[]; name: string }) {
  const score = scores.find((each) => each.name === name)
  if (!score) return <span className="t3">{f.NONE}</span>
  const each = Object.entries(score.value_by_author ?? {})
    .map(([author, entry]) => `${author}: ${entry.category_name ?? f.score(entry.value)}${entry.reason ? `, ${entry.reason}` : ''}`)
    .join('\n')
  return (
    <span className="num" title={each}>
      {score.category_name ?? f.score(score.value)}
    </span>
  )
}
