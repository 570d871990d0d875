import { useEffect, useRef, type PointerEvent, type RefObject } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useTheme } from '../../components/chart/useTheme'
import type { SpanNode, SpanTree } from '../../lib/tree'
import type { TreeRow } from '../../lib/treeRows'
import type { Window } from '../../lib/waterfall'

/** From so many spans on. */
export const MINIMAP_FROM = 200
const HEIGHT = 40

interface Props {
  tree: SpanTree
  rows: TreeRow[]
  /** Part of the time in view, 0..1. */
  view: Window
  scroller: RefObject<HTMLElement | null>
  rowHeight: number
}

/** The whole trace at a glance: every row a line; the box is what is in view. A click or drag goes there. */
export function Minimap({ tree, rows, view, scroller, rowHeight }: Props) {
  const { t } = useTranslation()
  const theme = useTheme()
  const canvas = useRef<HTMLCanvasElement>(null)
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const target = canvas.current
    if (!target) return
    // The rows are drawn first: a trace of 50,000 spans is 50,000 lines here.
    let waiting = 0
    const observer = new ResizeObserver(() => {
      clearTimeout(waiting)
      waiting = window.setTimeout(() => paint(target, tree, rows))
    })
    observer.observe(target)
    return () => {
      clearTimeout(waiting)
      observer.disconnect()
    }
  }, [tree, rows, theme])

  // The box follows the scroll without a render.
  useEffect(() => {
    const outer = scroller.current
    if (!outer) return
    const place = () => {
      const all = Math.max(rows.length * rowHeight, outer.clientHeight)
      if (!box.current) return
      box.current.style.top = `${(outer.scrollTop / all) * 100}%`
      box.current.style.height = `${Math.min(1, outer.clientHeight / all) * 100}%`
    }
    place()
    outer.addEventListener('scroll', place, { passive: true })
    return () => outer.removeEventListener('scroll', place)
  }, [rows.length, rowHeight, scroller])

  const go = (event: PointerEvent<HTMLElement>) => {
    const outer = scroller.current
    const place = event.currentTarget.getBoundingClientRect()
    if (!outer || (event.type === 'pointermove' && !event.currentTarget.hasPointerCapture(event.pointerId))) return
    const share = Math.min(1, Math.max(0, (event.clientY - place.top) / place.height))
    outer.scrollTo({ top: share * rows.length * rowHeight - outer.clientHeight / 2 })
  }
  return (
    <div className="minimap" aria-hidden="true" title={t('trace.minimap')}>
      <div />
      <div
        className="mm"
        style={{ height: HEIGHT }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          go(event)
        }}
        onPointerMove={go}
      >
        <canvas ref={canvas} />
        <div className="mmbox" ref={box} style={{ left: `${view.from * 100}%`, width: `${(view.to - view.from) * 100}%` }} />
      </div>
    </div>
  )
}

function paint(canvas: HTMLCanvasElement, tree: SpanTree, rows: TreeRow[]): void {
  const scale = Math.min(2, window.devicePixelRatio || 1)
  const [width, height] = [canvas.clientWidth, canvas.clientHeight]
  if (width === 0 || height === 0) return
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const pen = canvas.getContext('2d')
  if (!pen) return
  const style = getComputedStyle(canvas)
  const color = (name: string) => style.getPropertyValue(name).trim()
  const colors = { general: color('--span-general'), llm: color('--span-llm'), tool: color('--span-tool'), guardrail: color('--span-guardrail') }
  const failed = color('--error')
  pen.scale(scale, scale)
  const extent = Math.max(tree.to - tree.from, 0.001)
  const step = height / Math.max(rows.length, 1)
  const line = Math.max(0.5, Math.min(3, step * 0.8))
  let [ink, alpha] = ['', 0]
  const draw = (node: SpanNode, y: number) => {
    const [next, faint] = [node.error ? failed : colors[node.type], node.children.length > 0 ? 0.35 : 0.9]
    if (next !== ink) pen.fillStyle = ink = next
    if (faint !== alpha) pen.globalAlpha = alpha = faint
    const x = ((node.start - tree.from) / extent) * width
    pen.fillRect(x, y, Math.max(0.75, ((node.duration ?? tree.to - node.start) / extent) * width), line)
  }
  // More rows than pixels would paint over each other: errors last, so that they are seen.
  const late: [SpanNode, number][] = []
  rows.forEach((row, i) => {
    for (const node of row.kind === 'group' ? row.nodes : [row.node]) {
      if (node.error) late.push([node, i * step])
      else draw(node, i * step)
    }
  })
  for (const [node, y] of late) draw(node, y)
}
