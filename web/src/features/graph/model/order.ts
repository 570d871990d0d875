import { end, type SpanNode } from '../../../lib/tree'

/** Clients round times to a millisecond; an end this close to a start counts as before it. */
const CLOCK_STEP = 1
/** Of wider forks that meet again one line of each name is followed. */
const MOST_BEFORE = 50

const stop = (span: SpanNode): number => (span.duration === null ? Infinity : end(span))

export const byStart = (a: SpanNode, b: SpanNode): number => a.start - b.start || a.index - b.index

/**
 * Which span came right after which. Steps that overlap in time have no order; of two that do not, the later one follows
 * the earlier unless a third ran wholly between them. Spans in the order of their start.
 */
export function follows(spans: SpanNode[]): { before: SpanNode[]; span: SpanNode }[] {
  const place = new Map(spans.map((span, i) => [span, i]))
  const byEnd = [...spans].sort((a, b) => stop(a) - stop(b) || byStart(a, b))
  let next = 0
  let waiting: SpanNode[] = []
  let last: SpanNode | null = null
  let front: SpanNode[] = []
  return spans.map((span, at) => {
    const ended: SpanNode[] = []
    while (next < byEnd.length && stop(byEnd[next]!) <= span.start + CLOCK_STEP) waiting.push(byEnd[next++]!)
    waiting = waiting.filter((each) => {
      if (place.get(each)! >= at) return true
      ended.push(each)
      return false
    })
    if (ended.length > 0) {
      for (const each of ended) if (!last || place.get(each)! > place.get(last)!) last = each
      // What ended before the latest of them started is not right before anything later.
      front = [...front, ...ended].filter((each) => each === last || stop(each) > last!.start + CLOCK_STEP)
    }
    return { span, before: front.length > MOST_BEFORE ? [...new Map(front.map((each) => [each.name, each])).values()] : front }
  })
}

/** The spans after which nothing came: the one that began last, and those that ended after it began. In the order of their start. */
export function lasts(spans: SpanNode[]): SpanNode[] {
  const latest = spans.at(-1)
  return latest ? spans.filter((span) => span === latest || stop(span) > latest.start + CLOCK_STEP) : []
}

/** Spans that overlap in time, directly or through others, in lanes: those of a lane ran one after another. */
export function overlaps(spans: SpanNode[]): SpanNode[][][] {
  const groups: SpanNode[][][] = []
  let lanes: SpanNode[][] = []
  let until = -Infinity
  for (const span of spans) {
    if (span.start >= until - CLOCK_STEP) {
      if (lanes.length > 1) groups.push(lanes)
      lanes = []
    }
    const lane = lanes.find((each) => stop(each.at(-1)!) <= span.start + CLOCK_STEP)
    if (lane) lane.push(span)
    else lanes.push([span])
    until = Math.max(until, stop(span))
  }
  if (lanes.length > 1) groups.push(lanes)
  return groups
}
