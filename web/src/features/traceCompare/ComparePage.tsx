import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowDown, ArrowLeftRight, Link2, Search } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { ApiError } from '../../api/client'
import { Icon } from '../../components/Icon'
import { KeySheet } from '../../components/KeySheet'
import { State, useErrorText } from '../../components/PageStates'
import { usePageActions } from '../../components/palette/pageActions'
import { TopBar } from '../../components/TopBar'
import { useCopy } from '../../components/useCopy'
import * as f from '../../lib/format'
import { useHotkeys } from '../../lib/hotkeys'
import { goodRunsQuery } from './api'
import { Below } from './Below'
import './compare.css'
import { PairDetail } from './PairDetail'
import { PairTree } from './PairTree'
import type { CompareSearch } from './search'
import { Sides } from './Sides'
import { Totals } from './Totals'
import { usePairs } from './usePairs'
import { useSide } from './useSide'
import { RetryButton } from '../../components/RetryButton'

const route = getRouteApi('/$workspace/projects/$projectId/logs/compare')

/** Traces that began further apart than this many times their length have no common clock worth drawing. */
const MOST_APART = 20

/** Two traces, or two spans, in one aligned tree. */
export function ComparePage() {
  const { t } = useTranslation()
  const { workspace, projectId } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const copy = useCopy()
  const errorText = useErrorText()
  const set = useCallback((change: Partial<CompareSearch>, replace = false) => void navigate({ search: (now: CompareSearch) => ({ ...now, ...change }), replace }), [navigate])
  const first = useSide(search.a, search.aSpan)
  const second = useSide(search.b, search.bSpan)
  const [a, b] = [first.side, second.side]
  const pairs = usePairs(a, b, projectId)
  const good = useQuery({ ...goodRunsQuery(search.a ?? ''), enabled: search.a !== undefined && search.b === undefined })
  const nearest = good.data?.before ?? good.data?.after
  useEffect(() => {
    if (search.a && !search.b && nearest) set({ b: nearest.id }, true)
  }, [search.a, search.b, nearest, set])

  const [text, setText] = useState(search.find ?? '')
  const rows = useMemo(() => {
    const needle = text.trim().toLowerCase()
    return (pairs?.pairs ?? []).filter(
      (pair) =>
        (search.show !== 'differ' || pairs!.differing.has(pair.id)) &&
        (!needle || [pair.a, pair.b].some((span) => span?.name.toLowerCase().includes(needle) || span?.model?.toLowerCase().includes(needle))),
    )
  }, [pairs, search.show, text])
  const selected = pairs?.pairs.find((pair) => pair.id === search.row) ?? null
  const nextDifference = () => {
    const order = rows.filter((row) => pairs?.differing.has(row.id))
    if (order.length === 0) return
    const at = order.findIndex((row) => row.id === search.row)
    set({ row: order[(at + 1) % order.length]!.id }, true)
  }
  useHotkeys({ e: nextDifference })
  const swap = () => set({ a: search.b, b: search.a, aSpan: search.bSpan, bSpan: search.aSpan, row: undefined })
  usePageActions(
    pairs
      ? [
          { id: 'next-difference', label: t('traceCompare.next'), icon: ArrowDown, keys: 'E', run: nextDifference },
          { id: 'swap-sides', label: t('traceCompare.swap'), icon: ArrowLeftRight, run: swap },
        ]
      : [],
  )
  const apart = a && b ? b.zero - a.zero : 0
  const clock = Math.abs(apart) <= MOST_APART * Math.max(a?.duration ?? 0, b?.duration ?? 0)
  const shift = search.axis === 'real' && clock ? apart : 0
  const title = t(search.aSpan ? 'traceCompare.titleSpans' : 'traceCompare.title')
  const failed = first.error ?? second.error
  const missing = failed instanceof ApiError && failed.status === 404
  return (
    <>
      <TopBar title={title} parent={{ label: t('nav.logs'), to: '/$workspace/projects/$projectId/logs' }}>
        <button className="btn opt" onClick={() => copy(window.location.href, t('common.linkCopied'))}>
          <Icon of={Link2} size={14} />
          {t('traceCompare.share')}
        </button>
        <KeySheet rows={[[['E'], 'traceCompare.next'], [['↑', '↓'], 'move']]} />
      </TopBar>
      <Sides
        a={a}
        b={b}
        search={search}
        set={set}
        workspace={workspace}
        projectId={projectId}
        said={pairs ? t('traceCompare.aligned', { matched: f.count(pairs.matched), total: f.count(pairs.pairs.length) }) : ''}
      />
      {failed ? (
        <State
          title={t(missing ? 'traceCompare.notFound' : 'traceCompare.failed')}
          action={
            missing ? (
              <Link className="btn" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId }}>
                {t('traceCompare.toLogs')}
              </Link>
            ) : (
              <RetryButton />
            )
          }
        >
          {missing ? t('traceCompare.notFoundText') : errorText(failed)}
        </State>
      ) : !search.a || (!search.b && !good.isPending && !nearest) ? (
        <Choose set={set} missing={search.a ? 'b' : 'a'} />
      ) : !a || !b || !pairs ? (
        <div className="treeskel" aria-busy="true">
          {[60, 45, 70, 52, 64].map((width) => (
            <span key={width} className="skel" style={{ width: `${width}%` }} />
          ))}
        </div>
      ) : (
        <div className="tc">
          <section className="tcl" aria-label={t('traceCompare.tree')}>
            <Totals a={a} b={b} noise={a.span ? pairs.noise : pairs.traceNoise} />
            <div className="bar tctools">
              <div className="seg sm" role="group" aria-label={t('traceCompare.shown')}>
                {([undefined, 'differ'] as const).map((each) => (
                  <button key={each ?? 'all'} className={search.show === each ? 'on' : ''} aria-pressed={search.show === each} onClick={() => set({ show: each })}>
                    {t(each ? 'traceCompare.differ' : 'traceCompare.all')} <small>{f.count(each ? pairs.differing.size : pairs.pairs.length)}</small>
                  </button>
                ))}
              </div>
              <div className="input quiet grow sm">
                <Icon of={Search} size={14} />
                <input
                  aria-label={t('traceCompare.find')}
                  placeholder={t('traceCompare.find')}
                  value={text}
                  onChange={(event) => {
                    setText(event.target.value)
                    set({ find: event.target.value || undefined }, true)
                  }}
                />
              </div>
              <div className="seg sm" role="group" aria-label={t('traceCompare.axis')}>
                {([undefined, 'real'] as const).map((each) => (
                  <button
                    key={each ?? 'same'}
                    disabled={each === 'real' && !clock}
                    title={each === 'real' && !clock ? t('traceCompare.tooFar') : undefined}
                    className={search.axis === each ? 'on' : ''}
                    aria-pressed={search.axis === each}
                    onClick={() => set({ axis: each }, true)}
                  >
                    {t(each ? 'traceCompare.real' : 'traceCompare.same')}
                  </button>
                ))}
              </div>
              <button className="ibtn" aria-label={t('traceCompare.nextKey')} title={t('traceCompare.nextKey')} disabled={pairs.differing.size === 0} onClick={nextDifference}>
                <Icon of={ArrowDown} />
              </button>
            </div>
            <PairTree rows={rows} a={a} b={b} noise={pairs.noise} costOf={pairs.costOf} shift={shift} selected={search.row ?? null} onSelect={(row) => set({ row }, true)} />
            <Below a={a} b={b} pairs={pairs.pairs} noise={pairs.noise} />
          </section>
          <PairDetail key={search.row ?? 'trace'} pair={selected} a={a} b={b} search={search} set={set} />
        </div>
      )}
    </>
  )
}

/** Where there is nothing to compare with yet: an id can be pasted. */
function Choose({ set, missing }: { set: (change: Partial<CompareSearch>) => void; missing: 'a' | 'b' }) {
  const { t } = useTranslation()
  const [id, setId] = useState('')
  const ready = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id.trim())
  return (
    <State
      title={t('traceCompare.chooseTitle')}
      more={
        <form
          className="row tcchoose"
          onSubmit={(event) => {
            event.preventDefault()
            if (ready) set({ [missing]: id.trim().toLowerCase() })
          }}
        >
          <label className="input grow">
            <input aria-label={t('traceCompare.id')} placeholder={t('traceCompare.id')} value={id} onChange={(event) => setId(event.target.value)} />
          </label>
          <button className="btn primary" disabled={!ready}>
            {t('traceCompare.compare')}
          </button>
        </form>
      }
    >
      {t(missing === 'b' ? 'traceCompare.chooseB' : 'traceCompare.chooseText')}
    </State>
  )
}
