import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { ApiError } from '../../api/client'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { draftQuery, saveDraft, type StoredDraft } from './api'
import type { Draft } from './types'

const PAUSE_MS = 700

export interface Drafting {
  draft: Draft
  change: (next: (draft: Draft) => Draft) => void
  /** When the server took it last; null: nothing was changed yet. */
  savedAt: string | null
}

/** What is typed, kept by the server a moment after. Another tab that was faster is not overwritten: it is asked about. */
export function useDraft(projectId: string, stored: StoredDraft | null, first: Draft): Drafting {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const client = useQueryClient()
  const [draft, setDraft] = useState(stored?.state ?? first)
  const [savedAt, setSavedAt] = useState<string | null>(stored?.last_updated_at ?? null)
  const known = useRef(stored)
  const latest = useRef(draft)
  const dirty = useRef(false)
  const busy = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = useRef(async () => {})
  useEffect(() => {
    save.current = async () => {
      if (busy.current || !dirty.current) return
      busy.current = true
      dirty.current = false
      try {
        known.current = await saveDraft(projectId, known.current, latest.current)
        setSavedAt(known.current.last_updated_at)
      } catch (error) {
        if (error instanceof ApiError && error.status === 409)
          toast(t('playground.draftChanged'), true, { label: t('playground.loadOther'), run: () => void client.resetQueries({ queryKey: draftQuery(projectId).queryKey }) })
        else toast(t('playground.notSaved', { reason: errorText(error) }), true)
      }
      busy.current = false
      if (dirty.current) timer.current = setTimeout(() => void save.current(), PAUSE_MS)
    }
  })

  const change = useCallback(
    (next: (draft: Draft) => Draft) => {
      latest.current = next(latest.current)
      setDraft(latest.current)
      dirty.current = true
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save.current(), PAUSE_MS)
    },
    [],
  )

  useEffect(() => {
    const hide = () => void save.current()
    window.addEventListener('pagehide', hide)
    return () => {
      window.removeEventListener('pagehide', hide)
      clearTimeout(timer.current)
      hide()
    }
  }, [])
  return { draft, change, savedAt }
}
