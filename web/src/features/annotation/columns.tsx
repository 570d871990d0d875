import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { column, type Column } from '../../components/table/column'
import * as f from '../../lib/format'
import type { Queue } from './api'
import { progressOf } from './progress'

export function ProgressCell({ queue }: { queue: Queue }) {
  const { done, wanted } = progressOf(queue)
  if (wanted === 0) return <span className="t3">{f.NONE}</span>
  return (
    <span className="aq-prog" title={`${f.count(done)} / ${f.count(wanted)}`}>
      <span className="prog">
        <i style={{ width: `${(done / wanted) * 100}%` }} />
      </span>
      <span className="num">{f.percent(done / wanted)}</span>
    </span>
  )
}

export function queueColumns(t: TFunction, workspace: string): Column<Queue>[] {
  return [
    column<Queue>('name', { label: 'annotation.columns.name', width: '24%', sort: 'name', fixed: true }, (queue) => (
      <Link
        className="nm w5"
        to="/$workspace/projects/$projectId/annotation-queues/$queueId"
        params={{ workspace, projectId: queue.project_id, queueId: queue.id }}
      >
        <span className="trunc">{queue.name}</span>
      </Link>
    )),
    column<Queue>('scope', { label: 'annotation.columns.scope', width: 90, sort: 'scope', drop: 2 }, (queue) => t(`annotation.scope.${queue.scope}`)),
    column<Queue>('items', { label: 'annotation.columns.items', width: 80, numeric: true, sort: 'items_count' }, (queue) => (
      <>
        {f.count(queue.items_count)}
        <span className="incard t3"> {t('annotation.itemWord', { count: queue.items_count })}</span>
      </>
    )),
    column<Queue>('progress', { label: 'annotation.columns.progress', width: 150, path: null }, (queue) => <ProgressCell queue={queue} />),
    column<Queue>('scores', { label: 'annotation.columns.scores', width: '24%', drop: 2, path: 'feedback_scores' }, (queue) => <ScoreTags scores={queue.feedback_scores ?? []} />),
    column<Queue>('reviewers', { label: 'annotation.columns.reviewers', width: 160, drop: 1 }, (queue) => (
      <span className="t2 trunc">{queue.reviewers?.map((each) => `${each.username} ${f.count(each.status)}`).join(', ') || f.NONE}</span>
    )),
    column<Queue>('automation', { label: 'annotation.columns.automation', width: 100, drop: 1 }, (queue) =>
      queue.automation?.enabled ? <span className="badge acc">{t('annotation.automated')}</span> : <span className="t3">{f.NONE}</span>,
    ),
    column<Queue>('created', { label: 'annotation.columns.created', width: 110, numeric: true, sort: 'created_at', drop: 2 }, (queue) => (
      <span title={f.timeFull(queue.created_at)}>{f.time(queue.created_at)}</span>
    )),
    column<Queue>('instructions', { label: 'annotation.columns.instructions', width: '20%', hidden: true }, (queue) => (
      <span className="t2 trunc" title={queue.instructions?.slice(0, 1000)}>
        {queue.instructions || f.NONE}
      </span>
    )),
  ]
}

export function ScoreTags({ scores }: { scores: { name: string; value: number }[] }) {
  if (scores.length === 0) return <span className="t3">{f.NONE}</span>
  return (
    <span className="tags">
      {scores.slice(0, 2).map((score) => (
        <span key={score.name} className="tag" title={`${score.name} ${f.score(score.value)}`}>
          {score.name} {f.score(score.value)}
        </span>
      ))}
      {scores.length > 2 && <span className="fs11 t3">+{scores.length - 2}</span>}
    </span>
  )
}
