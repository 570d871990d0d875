import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { PageError, State, useErrorText, Waiting } from '../../../components/PageStates'
import { TopBar } from '../../../components/TopBar'
import '../annotation.css'
import { definitionsQuery, type Definition } from '../../../api/definitions'
import { queueQuery, type Queue } from '../api'
import type { ReviewSearch } from '../feature'
import { plainDefinition } from './answers'
import { Outcome } from './Outcome'
import './review.css'
import { nextItem } from './reviewItems'
import { ReviewStart } from './ReviewStart'
import { useQueueProgress, type QueueProgress } from './useQueueProgress'
import { Workbench } from './Workbench'
import { RetryButton } from '../../../components/RetryButton'

/** What reviewers open: what is asked, then one item after the other, then the end. */
export function ReviewPage() {
  const { t } = useTranslation()
  const { queueId } = useSearch({ strict: false }) as ReviewSearch
  const queue = useQuery({ ...queueQuery(queueId ?? ''), enabled: queueId !== undefined })
  const definitions = useQuery(definitionsQuery())
  // Without its definitions a queue would ask for scores of the wrong kind.
  const failure = queue.error ?? definitions.error
  if (!queueId || failure)
    return (
      <>
        <TopBar title={t('annotation.title')} />
        {queueId ? <PageError whole={false} error={failure} gone={t('annotation.review.noQueue')} failed={t('annotation.review.notLoaded')} /> : <State title={t('annotation.review.noQueue')}>{t('annotation.review.noQueueText')}</State>}
      </>
    )
  if (!queue.data || definitions.isPending)
    return (
      <>
        <TopBar title={t('annotation.title')} />
        <Waiting />
      </>
    )
  return <Stages queue={queue.data} known={definitions.data ?? []} />
}

function Stages({ queue, known }: { queue: Queue; known: Definition[] }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const { item, stage = 'start' } = useSearch({ strict: false }) as ReviewSearch
  const navigate = useNavigate()
  const errorText = useErrorText()
  const { data, error } = useQueueProgress(queue)
  const definitions = useMemo(
    () => (queue.feedback_definition_names ?? []).map((name) => known.find((each) => each.name === name) ?? plainDefinition(name)),
    [queue.feedback_definition_names, known],
  )
  const go = (id: string | null, replace = false) =>
    void navigate({ to: '/$workspace/sme', params: { workspace }, search: { queueId: queue.id, ...(id ? { item: id, stage: 'review' } : { stage: 'done' }) }, replace })

  // A link without an item begins where this person left off.
  useEffect(() => {
    if (stage === 'review' && !item && data) go(firstOf(data, queue)?.id ?? null, true)
  })
  const start = () => go(data ? (firstOf(data, queue)?.id ?? null) : null)

  if (error && !data)
    return (
      <>
        <TopBar title={queue.name} />
        <State title={t('annotation.review.notLoaded')} action={<RetryButton />}>
          {errorText(error)}
        </State>
      </>
    )
  if (stage === 'review' && data && item) return <Workbench queue={queue} definitions={definitions} data={data} itemId={item} go={go} />
  if (stage === 'done' && data) return <Outcome queue={queue} data={data} onGoOn={start} />
  return <ReviewStart queue={queue} definitions={definitions} data={data} onStart={start} />
}

const firstOf = (data: QueueProgress, queue: Queue) => nextItem(data.items, undefined, data.progress, queue.annotators_per_item, new Set())
