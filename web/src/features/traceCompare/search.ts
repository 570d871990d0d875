import { compact, text } from '../../components/list/listSearch'

const TABS = ['messages', 'input', 'metadata', 'prompt', 'scores'] as const

/** What the address of a comparison says. */
export type CompareSearch = {
  /** Ids of the traces. Without B the page looks for the nearest good run. */
  a?: string
  b?: string
  /** Only these spans and what is inside of them. */
  aSpan?: string
  bSpan?: string
  /** The line that is open. */
  row?: string
  tab?: (typeof TABS)[number]
  show?: 'differ'
  axis?: 'real'
  diff?: 'inline'
  find?: string
}

export const readCompareSearch = (raw: Record<string, unknown>): CompareSearch =>
  compact({
    a: text(raw.a),
    b: text(raw.b),
    aSpan: text(raw.aSpan),
    bSpan: text(raw.bSpan),
    row: text(raw.row),
    tab: TABS.find((each) => each === raw.tab),
    show: raw.show === 'differ' ? 'differ' : undefined,
    axis: raw.axis === 'real' ? 'real' : undefined,
    diff: raw.diff === 'inline' ? 'inline' : undefined,
    find: text(raw.find),
  })
