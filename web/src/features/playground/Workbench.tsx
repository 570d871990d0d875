import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Link2, RotateCcw } from 'lucide-react'
import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { currentWorkspace } from '../../api/client'
import { Icon } from '../../components/Icon'
import { KeySheet } from '../../components/KeySheet'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { TopBar } from '../../components/TopBar'
import { useCopy } from '../../components/useCopy'
import * as f from '../../lib/format'
import { useHotkeys } from '../../lib/hotkeys'
import { store } from '../../lib/storage'
import { fetchItems } from '../datasets/api'
import { readMessages, writeMessages } from '../prompts/template'
import { providersQuery } from '../settings/api'
import { ProviderDialog } from '../settings/ProviderDialog'
import '../settings/settings.css'
import { useSaved } from '../settings/useSaved'
import { estimateQuery, type StoredDraft } from './api'
import { bodyOf, continued, letter, MOST_VARIANTS, newDraft, newKey, pathsOf, problemsOf, variablesOfAll, variantsOf } from './draft'
import type { PlaygroundSearch } from './feature'
import { CodeDialog } from './parts/CodeDialog'
import { Heads } from './parts/Heads'
import { Matrix } from './parts/Matrix'
import { NoRun, Notice } from './parts/Notices'
import { RunBar } from './parts/RunBar'
import { RunsMenu } from './parts/RunsMenu'
import { Totals } from './parts/Totals'
import type { Draft } from './types'
import { useArrival } from './useArrival'
import { useDraft } from './useDraft'
import { useRun } from './useRun'

/** The page with its draft loaded. */
export function Workbench({ projectId, stored, first }: { projectId: string; stored: StoredDraft | null; first: Draft }) {
  const { t } = useTranslation()
  const search = useSearch({ strict: false }) as PlaygroundSearch
  const navigate = useNavigate()
  const toast = useToast()
  const copy = useCopy()
  const errorText = useErrorText()
  const saving = useSaved()
  const scroller = useRef<HTMLDivElement>(null)
  const [adding, setAdding] = useState(false)
  const { draft, change, savedAt } = useDraft(projectId, stored, first)
  const { run, error, live, busy, start, stop, resume, retry } = useRun(projectId, search.run ?? '')
  useArrival(search, draft, change)
  const patch = useCallback((part: Partial<Draft>) => change((now) => ({ ...now, ...part })), [change])
  const go = useCallback((next: PlaygroundSearch) => void navigate({ to: '.', search: ((now: object) => ({ ...now, ...next })) as never, resetScroll: false }), [navigate])

  const providers = useQuery(providersQuery())
  const paths = usePaths(draft)
  const variables = variablesOfAll(draft.variants)
  const problems = problemsOf(draft)
  const body = bodyOf(projectId, draft, paths)
  const settled = useSettled(body)
  const estimate = useQuery({ ...estimateQuery(settled), enabled: problems.length === 0 && run?.state !== 'running', placeholderData: (before) => before })
  const blocked = problems[0] && (problems[0].variant === null ? t(`playground.problems.${problems[0].problem}`) : `${letter(problems[0].variant)}: ${t(`playground.problems.${problems[0].problem}`)}`)

  const begin = (only?: number) => {
    if (busy || problems.length > 0) return
    store('playground-model', draft.variants[0]!.model)
    void start(only === undefined ? body : { ...body, variants: [body.variants[only]!] }, (begun) => go({ run: begun.id, only, diff: undefined }))
  }
  const add = () => change((now) => (now.variants.length >= MOST_VARIANTS ? now : { ...now, variants: [...now.variants, { ...now.variants.at(-1)!, key: newKey() }] }))
  const remove = (index: number) => {
    const before = draft
    patch({ variants: draft.variants.filter((_, at) => at !== index) })
    toast(t('playground.removed', { letter: letter(index) }), false, { label: t('common.undo'), run: () => change(() => before) })
  }
  const reset = () => {
    const before = draft
    change(() => newDraft(draft.variants[0]?.model))
    go({ run: undefined, only: undefined, diff: undefined })
    toast(t('playground.wasReset'), false, { label: t('common.undo'), run: () => change(() => before) })
  }
  useHotkeys({ n: add })
  useRunKey(() => begin())

  const columns = Math.max(draft.variants.length, search.only === undefined ? (run?.variants.length ?? 0) : search.only + 1)
  const goOn = (variant: number, answer: string) =>
    patch({ variants: draft.variants.map((each, at) => (at === variant ? { ...each, template: writeMessages(continued(readMessages(each.template) ?? [], answer)) } : each)) })
  return (
    <>
      <TopBar title={t('nav.playground')}>
        <span className="t3 fs12 opt" role="status">
          {savedAt && t('playground.savedAt', { time: f.time(savedAt) })}
        </span>
        <KeySheet
          rows={[
            [['⇧', '↵'], 'playground.keys.run'],
            [['N'], 'playground.keys.add'],
            [['Alt', '↑', '↓'], 'playground.keys.move'],
          ]}
        />
        <RunsMenu projectId={projectId} shown={search.run} />
        <CodeDialog body={body} />
        <button className="btn opt" onClick={reset}>
          <Icon of={RotateCcw} size={14} />
          {t('playground.reset')}
        </button>
        <button className="btn opt" onClick={() => copy(window.location.href, t('common.linkCopied'))}>
          <Icon of={Link2} size={14} />
          {t('playground.share')}
        </button>
      </TopBar>
      <RunBar
        projectId={projectId}
        draft={draft}
        run={run}
        estimate={problems.length === 0 ? estimate.data : undefined}
        estimateError={problems.length === 0 && estimate.isError ? errorText(estimate.error) : undefined}
        blocked={blocked}
        busy={busy}
        onChange={patch}
        onRun={() => begin()}
        onStop={() => void stop()}
        onResume={() => void resume()}
        onRetry={() => void retry()}
      />
      {providers.data?.length === 0 && <Notice text={t('playground.noProvider')} action={t('playground.addProvider')} onAction={() => setAdding(true)} />}
      {error && <Notice text={t('playground.runGone', { reason: errorText(error) })} action={t('playground.closeRun')} onAction={() => go({ run: undefined, only: undefined, diff: undefined })} />}
      {run && differs(run.variants.length, draft.variants.length, search.only) && (
        <Notice text={t('playground.otherVariants', { count: run.variants.length })} action={t('playground.useVariants')} onAction={() => patch({ variants: variantsOf(run) })} />
      )}
      <div className="pg" ref={scroller} tabIndex={0} role="region" aria-label={t('playground.grid')} style={{ '--cols': columns } as React.CSSProperties}>
        <div className="pgin">
          <Heads
            projectId={projectId}
            draft={draft}
            columns={columns}
            variables={variables}
            paths={paths}
            estimate={estimate.data}
            problems={problems}
            onChange={change}
            onAdd={add}
            onRemove={remove}
            onAddProvider={() => setAdding(true)}
            onRunAlone={begin}
          />
          {run ? (
            <>
              <Totals run={run} columns={columns} only={search.only} />
              <Matrix
                key={run.id}
                run={run}
                columns={columns}
                only={search.only}
                live={live}
                scroller={scroller}
                diff={search.diff}
                onDiff={(diff) => go({ diff })}
                onRetry={(position, variant) => void retry({ position, variant })}
                onContinue={run.dataset_id || run.rows > 1 ? undefined : goOn}
              />
            </>
          ) : (
            !search.run && <NoRun draft={draft} />
          )}
        </div>
      </div>
      {adding && <ProviderDialog provider={null} saving={saving} onClose={() => setAdding(false)} />}
    </>
  )
}

const differs = (ofRun: number, ofDraft: number, only: number | undefined) => (only === undefined ? ofRun !== ofDraft : only >= ofDraft)

/** Paths of the dataset's latest item, for variables to be found in. */
function usePaths(draft: Draft): string[] {
  const id = draft.source === 'dataset' ? draft.dataset?.id : undefined
  const item = useQuery({
    queryKey: ['datasets', currentWorkspace(), id, 'first'],
    queryFn: ({ signal }) => fetchItems(id!, {}, 1, 1, signal).then((page) => page.content[0]?.data ?? {}),
    enabled: id !== undefined,
  })
  return id && item.data ? pathsOf(item.data) : NO_PATHS
}

const NO_PATHS: string[] = []
const SETTLED_MS = 800

/** What has not changed for a moment: nothing is asked per keystroke. */
function useSettled<T>(value: T): T {
  const text = useDeferredValue(JSON.stringify(value))
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [text])
  return JSON.parse(settled) as T
}

/** Shift and Enter run, also while typing; not in dialogs and menus. */
function useRunKey(run: () => void) {
  const current = useRef(run)
  useEffect(() => {
    current.current = run
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.shiftKey || (event.target as Element).closest('[role="dialog"], [role="menu"]')) return
      event.preventDefault()
      current.current()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
