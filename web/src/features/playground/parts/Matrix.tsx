import { useQueries } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { Columns2 } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { rowsQuery, ROWS_OF_PAGE } from '../api'
import { valueAt, variantAt } from '../draft'
import type { Cell, Row, Run } from '../types'
import { cellKey, type LiveCells } from '../useLiveCells'
import { CellView } from './CellView'

interface Props {
  run: Run
  columns: number
  /** The column of a run of one variant alone. */
  only: number | undefined
  live: LiveCells
  scroller: RefObject<HTMLDivElement | null>
  /** Row whose answers are compared. */
  diff: number | undefined
  onDiff: (row: number | undefined) => void
  onRetry: (position: number, variant: number) => void
  onContinue: ((variant: number, answer: string) => void) | undefined
}

const ROW_HEIGHT = 118

/** Rows × variants, virtual: rows are read where they are looked at, and take the height of their longest answer. */
export function Matrix({ run, columns, only, live, scroller, diff, onDiff, onRetry, onContinue }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  // What stands above (messages of the variants) grows while somebody types.
  useEffect(() => {
    const above = list.current?.parentElement
    if (!above || !list.current) return
    const measure = () => setTop(list.current?.offsetTop ?? 0)
    const watch = new ResizeObserver(measure)
    for (const each of Array.from(above.children)) if (each !== list.current) watch.observe(each)
    measure()
    return () => watch.disconnect()
  }, [])
  const virtual = useVirtualizer({ count: run.rows, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, overscan: 4, scrollMargin: top })
  const shown = virtual.getVirtualItems()
  const pages = [...new Set(shown.map((each) => Math.floor(each.index / ROWS_OF_PAGE) + 1))]
  const read = useQueries({ queries: pages.map((page) => ({ ...rowsQuery(run.id, page), placeholderData: (before: unknown) => before as never })) })
  const rows = new Map(read.flatMap((page) => (page.data?.content ?? []).map((row) => [row.position, row] as const)))
  return (
    <div className="rows" ref={list} style={{ height: virtual.getTotalSize() }} data-testid="playground-matrix">
      {shown.map((each) => (
        <div key={each.key} className="vrow" data-index={each.index} ref={virtual.measureElement} style={{ transform: `translateY(${each.start - top}px)` }}>
          <MatrixRow position={each.index} row={rows.get(each.index)} {...{ run, columns, only, live, diff, onDiff, onRetry, onContinue }} />
        </div>
      ))}
    </div>
  )
}

function MatrixRow({ position, row, run, columns, only, live, diff, onDiff, onRetry, onContinue }: Omit<Props, 'scroller'> & { position: number; row: Row | undefined }) {
  const { t } = useTranslation()
  const cells = run.variants.map((_, variant) => newer(row?.cells.find((cell) => cell.variant === variant), live.ended.get(cellKey(position, variant))))
  const comparing = diff === position
  const first = cells[0]?.output
  return (
    <div className="gr" data-row-id={row?.item_id}>
      <div className="di">
        <div className="row">
          <span className="mono t3 fs12" title={row?.item_id}>
            #{position + 1}
            {row && row.number > 0 && ` · ${t('playground.runNumber', { number: row.number + 1 })}`}
          </span>
          <span className="grow" />
          {cells.filter((cell) => cell?.output).length > 1 && (
            <button className="btn ghost sm" aria-pressed={comparing} onClick={() => onDiff(comparing ? undefined : position)}>
              <Icon of={Columns2} size={12} />
              {t('playground.diff')}
            </button>
          )}
        </div>
        {row ? <Inputs row={row} mapping={run.mapping} /> : <span className="skel" style={{ width: '80%' }} />}
      </div>
      {Array.from({ length: columns }, (_, column) => {
        const variant = variantAt(column, only)
        return variant >= 0 && variant < run.variants.length ? (
          <CellView
            key={column}
            position={position}
            variant={column}
            cell={cells[variant]}
            streaming={live.streaming.get(cellKey(position, variant))}
            running={run.state === 'running'}
            compared={comparing && variant > 0 ? first : undefined}
            onRetry={() => onRetry(position, variant)}
            onContinue={onContinue ? (answer) => onContinue(column, answer) : undefined}
          />
        ) : (
          <div className="oc none" key={column} />
        )
      })}
    </div>
  )
}

/** Of what was read and what was told, the later: scores come with what is read, an answer first with what is told. */
function newer(read: Cell | undefined, told: Cell | undefined): Cell | undefined {
  if (!told) return read
  return !read || read.state === 'waiting' || read.attempt < told.attempt ? told : read
}

const EXPECTED = ['expected', 'expected_output', 'expected_answer', 'answer', 'reference', 'ground_truth']
const SHOWN = 3

/** What goes into the prompts, and what is expected of the answers. */
function Inputs({ row, mapping }: { row: Row; mapping: Record<string, string> | undefined }) {
  const { t } = useTranslation()
  const expected = EXPECTED.find((name) => name in row.data)
  const mapped = Object.values(mapping ?? {}).filter((path) => valueAt(row.data, path) !== undefined)
  const names = mapped.length > 0 ? mapped : Object.keys(row.data).filter((name) => name !== expected)
  return (
    <>
      {names.slice(0, SHOWN).map((name, index) => (
        <p key={name} className={index === 0 ? '' : 'fs12 t2'}>
          {index > 0 && <span className="t3">{name} </span>}
          {valueAt(row.data, name)}
        </p>
      ))}
      {names.length === 0 && <p className="t3">{t('playground.noInput')}</p>}
      {expected && (
        <p className="fs12 t2">
          <span className="t3">{t('playground.expected')}</span> {valueAt(row.data, expected)}
        </p>
      )}
    </>
  )
}
