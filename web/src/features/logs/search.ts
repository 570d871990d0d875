import type { Filter, Level } from '../../api/types'
import { compact, readFilters, text } from '../../components/list/listSearch'

/** What the address of the Logs page says. Absent members take their defaults. */
export type LogsSearch = {
  logsType?: Level
  trace?: string
  span?: string
  thread?: string
  /** The turn of the thread that is in view: the id of its trace. */
  turn?: string
  /** What is looked for in the turns. */
  turnSearch?: string
  traceTab?: string
  /** A view of the whole trace other than the waterfall. */
  traceView?: string
  /** The graph: its bars show shares of the cost; without the usual path; the steps inside of a span. */
  graphBy?: 'cost'
  graphUsual?: 'off'
  graphIn?: string
  /** A step of the graph that did not run. */
  graphStep?: string
  /** `annotations`: the column for scores is open. */
  lastSection?: 'annotate' | 'comments'
  /** Search and filters of the tree, as links of the reference product name them. */
  trace_panel_search?: string
  trace_panel_filters?: Filter[]
  search?: string
  filters?: Filter[]
  /** A preset such as `24h`, or `from/to` in ISO instants. */
  range?: string
  /** `field` ascending or `-field` descending. */
  sort?: string
  /** `errors`, or the id of a saved view. */
  view?: string
  /** The part of the chart that is chosen, as `from/to` in ISO instants. */
  brush?: string
  /** What distinguishes that part (or all errors) from the rest is shown. */
  differs?: Differs
  /** The key figure drawn in the chart. */
  figure?: string
}

export type Differs = 'brush' | 'errors'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const LEVELS: Level[] = ['threads', 'traces', 'spans']

/** Reads any address, also of the reference product (`tab`, quoted filters); what it does not know is dropped. */
export function readLogsSearch(raw: Record<string, unknown>): LogsSearch {
  const level = [raw.logsType, raw.tab].find((value) => LEVELS.includes(value as Level)) as Level | undefined
  return compact({
    logsType: level,
    trace: text(raw.trace),
    span: text(raw.span),
    thread: text(raw.thread),
    turn: text(raw.turn),
    turnSearch: text(raw.turnSearch),
    traceTab: text(raw.traceTab),
    traceView: text(raw.traceView),
    graphBy: raw.graphBy === 'cost' ? 'cost' : undefined,
    graphUsual: raw.graphUsual === 'off' ? 'off' : undefined,
    graphIn: text(raw.graphIn),
    graphStep: text(raw.graphStep),
    // `annotations`: as links of this UI had it before.
    lastSection: raw.lastSection === 'annotate' || raw.lastSection === 'annotations' ? 'annotate' : raw.lastSection === 'comments' ? 'comments' : undefined,
    trace_panel_search: text(raw.trace_panel_search),
    trace_panel_filters: readFilters(raw.trace_panel_filters),
    search: text(raw.search),
    filters: readFilters(raw.filters ?? raw[`${level ?? 'traces'}_filters`]),
    range: text(raw.range),
    sort: text(raw.sort),
    view: raw.view === 'errors' || (typeof raw.view === 'string' && UUID.test(raw.view)) ? raw.view : undefined,
    brush: text(raw.brush),
    differs: raw.differs === 'brush' || raw.differs === 'errors' ? raw.differs : undefined,
    figure: text(raw.figure),
  })
}
