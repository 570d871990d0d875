import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import * as f from '../lib/format'
import './logLines.css'

export interface LogLine {
  text: string
  at?: string
  level?: 'info' | 'warn' | 'error'
}

const LINE = 19

/** Lines of a log: it follows the end unless scrolled up; any number of them. `fill`: it is the page, not a part of it. */
export function LogLines({ lines, label, fill = false }: { lines: LogLine[]; label: string; fill?: boolean }) {
  const scroller = useRef<HTMLDivElement>(null)
  const following = useRef(true)
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => scroller.current, estimateSize: () => LINE, overscan: 20, measureElement: (element) => element.getBoundingClientRect().height })
  useEffect(() => {
    if (following.current && lines.length > 0) virtual.scrollToIndex(lines.length - 1, { align: 'end' })
  }, [virtual, lines.length])
  return (
    <div
      className={`loglines ${fill ? 'fill' : ''}`}
      ref={scroller}
      tabIndex={0}
      role="log"
      aria-label={label}
      onScroll={({ currentTarget: box }) => {
        following.current = box.scrollTop + box.clientHeight >= box.scrollHeight - LINE
      }}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index]!
          return (
            <div key={item.key} data-index={item.index} ref={virtual.measureElement} className={`ll ${line.level ?? ''}`} style={{ transform: `translateY(${item.start}px)` }}>
              {line.at && <time dateTime={line.at}>{f.time(line.at)}</time>}
              {line.level && <span className="lv">{line.level}</span>}
              <span className="ms">{line.text}</span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
