import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { spanQuery } from '../../api/runs'
import type { Span, Trace } from '../../api/types'
import { Diff } from '../../components/diff/Diff'
import { TypeBadge } from '../../components/Icon'
import { Tabs } from '../../components/Tabs'
import { truncated } from '../../lib/bookkeeping'
import * as f from '../../lib/format'
import { readMessages } from '../../lib/messages'
import { useMedia } from '../../lib/useMedia'
import { outputText } from '../experiments/compare/outputText'
import { Letter } from '../experiments/compare/letters'
import type { Pair } from './model/align'
import { MessagesBoth } from './MessagesBoth'
import { pairMessages } from './model/messages'
import { pathDifferences, wordShare } from './model/paths'
import { pairPrompts, swapOf, versionsOf } from './model/prompts'
import { PathTable } from './PathTable'
import { PromptBoth } from './PromptBoth'
import { RunCalls } from './RunCalls'
import { ScoresBoth } from './ScoresBoth'
import type { CompareSearch } from './search'
import type { Side } from './useSide'

interface Props {
  /** Null: the traces themselves. */
  pair: Pair | null
  a: Side
  b: Side
  search: CompareSearch
  set: (change: Partial<CompareSearch>, replace?: boolean) => void
}

type Run = Trace | Span | undefined

/** What a run said, as people read it; nothing where its client cut it. */
function said(value: unknown): string {
  if (truncated(value)) return ''
  const texts = readMessages(undefined, value)?.messages.flatMap((message) => message.parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])))
  return texts && texts.length > 0 ? texts.join('\n\n') : outputText(value)
}

/** The selected line in both: output word by word, places at which input and metadata differ, scores. */
export function PairDetail({ pair, a, b, search, set }: Props) {
  const { t } = useTranslation()
  const phone = useMedia('(max-width: 720px)')
  const left = useQuery({ ...spanQuery(pair?.a?.id ?? ''), enabled: pair?.a != null })
  const right = useQuery({ ...spanQuery(pair?.b?.id ?? ''), enabled: pair?.b != null })
  const runA: Run = pair ? (pair.a ? left.data : undefined) : a.trace
  const runB: Run = pair ? (pair.b ? right.data : undefined) : b.trace
  const span = pair?.a ?? pair?.b
  const name = span?.name || a.trace.name || t('trace.wholeTrace')
  const loading = (pair?.a != null && left.isPending) || (pair?.b != null && right.isPending)
  const input = useMemo(() => pathDifferences(runA?.input, runB?.input), [runA, runB])
  const metadata = useMemo(() => pathDifferences(runA?.metadata, runB?.metadata), [runA, runB])
  const [outA, outB] = [said(runA?.output), said(runB?.output)]
  const scores = namesOf(runA, runB)
  const differing = (places: number) => {
    const count = f.count(places)
    return places > 0 ? { count } : {}
  }
  const prose = !/^[{[]/.test(outA || outB)
  const beside = search.diff !== 'inline' && !phone
  const messages = useMemo(() => {
    const [left, right] = [runA, runB].map((run) => (run ? readMessages(run.input, run.output)?.messages : undefined))
    return left || right ? pairMessages(left ?? [], right ?? []) : []
  }, [runA, runB])
  const prompts = useMemo(() => pairPrompts(runA?.metadata, runB?.metadata, a.trace.metadata, b.trace.metadata), [runA, runB, a, b])
  // A line without scores of its own is judged by those of its traces.
  const swap = useMemo(() => swapOf(prompts), [prompts])
  const judged = scores.length > 0 ? [runA, runB] : [a.trace, b.trace]
  const judgedNames = scores.length > 0 ? scores : namesOf(a.trace, b.trace)
  const scoreTable = scores.length > 0 && <ScoresBoth a={runA} b={runB} names={scores} />
  const output = (
    <>
      <div className="row tcdiffhead">
        <span className="t3 fs12">{runA && runB ? t('traceCompare.wordsSame', { share: f.percent(wordShare(outA, outB)) }) : t(pair?.a ? 'traceCompare.onlyA' : 'traceCompare.onlyB')}</span>
        <span className="grow" />
        <div className="seg sm opt" role="group" aria-label={t('traceCompare.diffAs')}>
          {([undefined, 'inline'] as const).map((each) => (
            <button key={each ?? 'beside'} className={search.diff === each ? 'on' : ''} aria-pressed={search.diff === each} onClick={() => set({ diff: each }, true)}>
              {t(each ? 'traceCompare.inline' : 'traceCompare.beside')}
            </button>
          ))}
        </div>
      </div>
      <Failure a={runA} b={runB} />
      {[runA, runB].some((run) => truncated(run?.output)) && <p className="note">{t('trace.cut')}</p>}
      <div className={`tccard ${beside ? 'two' : ''}`}>
        <div className="tcside">
          <Said letter="A" run={runA} />
          <Said letter="B" run={runB} />
        </div>
        {(outA || outB) && <Diff before={outA} after={outB} label={t('traceCompare.outputs')} beside={beside} prose={prose} plain={prose && beside} markdown={prose} whole />}
      </div>
      {input.length > 0 && runA && runB && (
        <>
          <h3 className="h3">{t('traceCompare.inputDiffers')}</h3>
          <PathTable rows={input} label={t('traceCompare.inputDiffers')} />
        </>
      )}
      {judgedNames.length > 0 && (
        <>
          <h3 className="h3">{t(scores.length > 0 ? 'trace.tabScores' : 'traceCompare.traceScores')}</h3>
          <ScoresBoth a={judged[0]} b={judged[1]} names={judgedNames} />
        </>
      )}
    </>
  )
  // A line without messages or prompts has no tab of them: its output is shown.
  const shown = (search.tab === 'messages' && messages.length === 0) || (search.tab === 'prompt' && prompts.length === 0) ? 'output' : (search.tab ?? 'output')
  const body = (content: React.ReactNode) => (
    <div className="pns" tabIndex={0} role="region" aria-label={name}>
      {loading ? <span className="skel" style={{ width: '70%' }} /> : content}
    </div>
  )
  return (
    <aside className="pnl" aria-label={t('traceCompare.inBoth', { name })} data-testid="pair-detail">
      <div className="pnh">
        <TypeBadge type={span?.type ?? 'general'} />
        <h2 className="fs14 w6 trunc">{name}</h2>
        {span?.model && <span className="badge line mono trunc">{span.model}</span>}
        {pair?.a && pair.b && pair.b.model && pair.b.model !== pair.a.model && <span className="badge line mono trunc">{pair.b.model}</span>}
        <span className="grow" />
        <RunCalls a={pair?.a ?? undefined} b={pair?.b ?? undefined} swap={swap} />
      </div>
      <Tabs
        name={t('traceCompare.detail')}
        chosen={shown}
        onChoose={(id) => set({ tab: id === 'output' ? undefined : (id as CompareSearch['tab']) }, true)}
        tabs={[
          { id: 'output', label: t('trace.output'), content: body(output) },
          ...(messages.length > 0
            ? [{ id: 'messages', label: t('trace.tabMessages'), ...differing(messages.filter((each) => !each.same).length), content: body(<MessagesBoth pairs={messages} beside={beside} />) }]
            : []),
          { id: 'input', label: t('trace.input'), ...differing(input.length), content: body(<Both a={runA?.input} b={runB?.input} rows={input} beside={beside} label={t('trace.input')} />) },
          { id: 'metadata', label: t('trace.metadata'), ...differing(metadata.length), content: body(<Both a={runA?.metadata} b={runB?.metadata} rows={metadata} beside={beside} label={t('trace.metadata')} />) },
          ...(prompts.length > 0
            ? [{ id: 'prompt', label: t('traceCompare.prompt'), ...(versionsOf(prompts) ? { count: versionsOf(prompts)! } : {}), content: body(<PromptBoth prompts={prompts} beside={beside} />) }]
            : []),
          { id: 'scores', label: t('trace.tabScores'), ...differing(scores.length), content: body(scoreTable || <p className="t3">{t('traceCompare.noScores')}</p>) },
        ]}
      />
    </aside>
  )
}

const namesOf = (a: Run, b: Run): string[] => [...new Set([...(a?.feedback_scores ?? []), ...(b?.feedback_scores ?? [])].map((score) => score.name))]

/** A payload in both: the places that differ, and the whole of it line by line. */
function Both({ a, b, rows, beside, label }: { a: unknown; b: unknown; rows: ReturnType<typeof pathDifferences>; beside: boolean; label: string }) {
  const text = (value: unknown) => (typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value, null, 2))
  return (
    <>
      {rows.length > 0 && <PathTable rows={rows} label={label} />}
      <div className="tcwhole">
        <Diff before={text(a)} after={text(b)} label={label} beside={beside} />
      </div>
    </>
  )
}

function Said({ letter, run }: { letter: string; run: Run }) {
  const { t } = useTranslation()
  const tokens = run?.usage?.completion_tokens
  const facts = run
    ? [f.duration(run.duration), run.total_estimated_cost ? f.cost(run.total_estimated_cost) : null, tokens ? t('traceCompare.tokens', { count: tokens, n: f.count(tokens) }) : null].filter(Boolean).join(', ')
    : f.NONE
  return (
    <span className="row">
      <Letter of={letter} />
      <span className="num t3 fs12">{facts}</span>
    </span>
  )
}

function Failure({ a, b }: { a: Run; b: Run }) {
  const errors = [
    ['A', a?.error_info],
    ['B', b?.error_info],
  ] as const
  if (!a?.error_info && !b?.error_info) return null
  return (
    <div className="callout">
      {errors.map(
        ([letter, error]) =>
          error && (
            <p key={letter}>
              <Letter of={letter} /> <b className="w6">{error.exception_type}</b> {error.message}
            </p>
          ),
      )}
    </div>
  )
}
