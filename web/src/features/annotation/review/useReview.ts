import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { useErrorText } from '../../../components/PageStates'
import { useToast } from '../../../components/Toasts'
import type { Definition } from '../../../api/definitions'
import type { Queue } from '../api'
import { nextOpen, withAnswer, type Answer } from './answers'
import { draftFor, EMPTY, keepDraft, type Draft } from './drafts'
import { answersBy, itemQuery, sendJudgement, withdrawJudgement } from './judge'
import { nextItem, stateOf, type ReviewItem } from './reviewItems'
import { useItemLock } from './useItemLock'
import type { QueueProgress } from './useQueueProgress'

type Step =
  | { kind: 'answer'; item: ReviewItem; before: Draft }
  | { kind: 'submit'; item: ReviewItem; draft: Draft; again: Draft | null; sent: Promise<{ commentId: string | null } | null> }

const MOST_STEPS = 200
/** A pause longer than this says nothing about how long an item takes. */
const LONGEST_MS = 10 * 60_000

/** All that happens to the item that is open: its draft, its lock, submitting, skipping, undoing, and the way to the next. */
export function useReview(queue: Queue, definitions: Definition[], data: QueueProgress, itemId: string | undefined, go: (id: string | null, replace?: boolean) => void) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const { items, progress, mark } = data
  const annotators = queue.annotators_per_item
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState(0)
  const [sending, setSending] = useState(0)
  const [failed, setFailed] = useState(false)
  const [times, setTimes] = useState<number[]>([])
  const steps = useRef<Step[]>([])
  const visited = useRef<string[]>([])
  const opened = useRef(0)

  const item = items.find((each) => each.id === itemId)
  const state = item ? stateOf(item.id, progress, annotators) : 'open'
  const lock = useItemLock(queue, item?.id, item !== undefined && state !== 'done')
  const content = useQuery({ ...itemQuery(queue, item ?? { id: '', threadId: null, title: null }), enabled: item !== undefined })
  const names = useMemo(() => definitions.map((each) => each.name), [definitions])
  const given = useMemo(
    () => answersBy(progress.user, queue.id, names, content.data?.trace?.feedback_scores ?? content.data?.thread?.feedback_scores),
    [progress.user, queue.id, names, content.data],
  )

  const [drafts, setDrafts] = useState<Record<string, Draft>>({})
  const draft = item ? (drafts[item.id] ?? draftFor(queue.id, item.id) ?? (state === 'done' ? { answers: given, comment: '' } : EMPTY)) : EMPTY
  const change = useCallback(
    (id: string, next: Draft | null) => {
      setDrafts((all) => {
        const { [id]: _, ...rest } = all
        return next ? { ...all, [id]: next } : rest
      })
      keepDraft(queue.id, id, next)
    },
    [queue.id],
  )

  // Each item starts at its first question; the one after it is fetched while this one is read.
  const next = nextItem(items, item?.id, progress, annotators, skipped)
  useEffect(() => {
    setActive(0)
    opened.current = Date.now()
  }, [item?.id])
  const nextId = next?.id
  useEffect(() => {
    const ahead = items.find((each) => each.id === nextId)
    if (ahead && content.isSuccess) void client.prefetchQuery(itemQuery(queue, ahead))
  }, [client, queue, items, nextId, content.isSuccess])

  const push = (step: Step) => (steps.current = [...steps.current.slice(1 - MOST_STEPS), step])
  const leaveFor = (target: ReviewItem | null) => {
    if (item) visited.current.push(item.id)
    go(target?.id ?? null)
  }

  const answer = (name: string, value: Answer | null, advance = true) => {
    if (!item) return
    push({ kind: 'answer', item, before: draft })
    const answers = withAnswer(draft.answers, name, value)
    change(item.id, { ...draft, answers })
    if (advance && value) setActive(nextOpen(definitions, answers, definitions.findIndex((each) => each.name === name)))
  }

  const writable = item !== undefined && (state === 'done' || lock.state === 'held' || lock.state === 'lost' || (lock.state === 'asking' && state === 'open'))
  const ready = Object.keys(draft.answers).length > 0 || (queue.comments_enabled && draft.comment.trim() !== '')

  const submit = () => {
    if (!item || !writable || !ready) return
    const sent = { ...draft }
    const again = state === 'done' ? { answers: given, comment: '' } : null
    setTimes((all) => [...all, Math.min(LONGEST_MS, Date.now() - opened.current)].slice(-50))
    mark(item.id, true)
    setSending((n) => n + 1)
    setFailed(false)
    const work = sendJudgement(queue, item, sent.answers, queue.comments_enabled ? sent.comment : '').then(
      (result) => {
        change(item.id, null)
        void client.invalidateQueries({ queryKey: itemQuery(queue, item).queryKey })
        return result
      },
      (error: unknown) => {
        setFailed(true)
        if (!again) mark(item.id, false)
        change(item.id, sent)
        toast(t('annotation.review.notSaved', { title: item.title ?? item.id, reason: errorText(error) }), true, { label: t('annotation.review.goBack'), run: () => go(item.id) })
        return null
      },
    )
    void work.finally(() => setSending((n) => n - 1))
    push({ kind: 'submit', item, draft: sent, again, sent: work })
    leaveFor(next)
  }

  const skip = () => {
    if (!item) return
    setSkipped((all) => new Set(all).add(item.id))
    leaveFor(next)
  }

  const back = () => {
    const last = visited.current.pop()
    if (last) return go(last)
    const at = items.findIndex((each) => each.id === item?.id)
    if (at > 0) go(items[at - 1]!.id)
  }

  const move = (by: number, shown: ReviewItem[]) => {
    const at = shown.findIndex((each) => each.id === item?.id)
    const target = shown[at < 0 ? 0 : at + by]
    if (target) go(target.id, true)
  }

  const undo = () => {
    const step = steps.current.pop()
    if (!step) return
    if (step.item.id !== item?.id) go(step.item.id)
    if (step.kind === 'answer') {
      change(step.item.id, step.before)
      return
    }
    void step.sent.then(async (result) => {
      if (!result) return
      try {
        const names = Object.keys(step.draft.answers).filter((name) => !step.again?.answers[name])
        await withdrawJudgement(queue, step.item, names, result.commentId ? [result.commentId] : [], progress.user)
        if (step.again && Object.keys(step.again.answers).length > 0) await sendJudgement(queue, step.item, step.again.answers, '')
        else mark(step.item.id, false)
        change(step.item.id, step.draft)
        void client.invalidateQueries({ queryKey: itemQuery(queue, step.item).queryKey })
        toast(t('annotation.review.undone', { title: step.item.title ?? step.item.id }))
      } catch (error) {
        toast(errorText(error), true)
      }
    })
  }

  const each = times.length > 0 ? times.reduce((sum, ms) => sum + ms, 0) / times.length : null
  return {
    item, state, lock, content, draft, given, active, setActive, answer, submit, skip, back, move, undo, next,
    comment: (text: string) => item && change(item.id, { ...draft, comment: text }),
    writable, ready, skipped, each,
    saving: sending > 0 ? ('saving' as const) : failed ? ('failed' as const) : times.length > 0 ? ('saved' as const) : null,
  }
}

export type Review = ReturnType<typeof useReview>
