import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo, use, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import * as f from '../lib/format'
import { binarySize, foldedByDefault, jsonLines, type JsonLine } from '../lib/json'
import { Icon } from './Icon'
import { ScrollContext } from './scrollContext'
import { useCopy } from './useCopy'

const LINE = 19
/** Up to this many lines are drawn as they are; more are virtual. */
const PLAIN = 300
const LONG = 400

/** A value as JSON: folded by level (1–9), long strings cut, binary data named; a click on a key copies its path. */
export const JsonView = memo(function JsonView({ value, name }: { value: unknown; name: string }) {
  const { t } = useTranslation()
  const byDefault = useMemo(() => foldedByDefault(value), [value])
  const [level, setLevel] = useState<number | null>(null)
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map())
  const lines = useMemo(
    () => jsonLines(value, (path, depth, size) => toggled.get(path) ?? (level === null ? byDefault(path, depth, size) : depth >= level)),
    [value, toggled, level, byDefault],
  )
  // An object is drawn without its outer brackets: they say nothing.
  const bare = lines.length > 2 && lines[0]?.kind === 'open' && !lines[0].folded && lines[0].bracket === '{'
  const drawn = bare ? lines.slice(1, -1) : lines
  const toggle = (line: JsonLine) => setToggled((now) => new Map(now).set(line.path, !line.folded))
  const onKey = (event: KeyboardEvent) => {
    if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    setToggled(new Map())
    setLevel(Number(event.key))
  }
  return (
    <div className="json" role="group" aria-label={t('json.name') + ', ' + name} tabIndex={0} onKeyDown={onKey}>
      {drawn.length <= PLAIN ? (
        drawn.map((line) => <Line key={line.path} line={line} shift={bare ? 1 : 0} onToggle={toggle} />)
      ) : (
        <VirtualLines lines={drawn} shift={bare ? 1 : 0} onToggle={toggle} />
      )}
    </div>
  )
})

function VirtualLines({ lines, shift, onToggle }: { lines: JsonLine[]; shift: number; onToggle: (line: JsonLine) => void }) {
  const scroller = use(ScrollContext)
  const box = useRef<HTMLDivElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    const outer = scroller?.current
    if (!box.current || !outer) return
    const measure = () =>
      setMargin(Math.round((box.current?.getBoundingClientRect().top ?? 0) - outer.getBoundingClientRect().top + outer.scrollTop))
    measure()
    // What stands above can fold and unfold.
    const observer = new ResizeObserver(measure)
    for (const child of outer.children) observer.observe(child)
    return () => observer.disconnect()
  }, [scroller])
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller?.current ?? null,
    estimateSize: () => LINE,
    overscan: 30,
    scrollMargin: margin,
  })
  return (
    <div ref={box} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
      {virtual.getVirtualItems().map((item) => (
        <div
          key={lines[item.index]!.path}
          ref={virtual.measureElement}
          data-index={item.index}
          style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${item.start - margin}px)` }}
        >
          <Line line={lines[item.index]!} shift={shift} onToggle={onToggle} />
        </div>
      ))}
    </div>
  )
}

function Line({ line, shift, onToggle }: { line: JsonLine; shift: number; onToggle: (line: JsonLine) => void }) {
  const { t } = useTranslation()
  const copy = useCopy()
  const close = line.bracket === '[' ? ']' : '}'
  const foldable = line.kind === 'open' && (line.size ?? 0) > 0
  const name = line.key ?? (line.index === undefined ? '' : String(line.index))
  return (
    <span className="ln" style={{ '--d': line.depth - shift } as React.CSSProperties}>
      {foldable && (
        <button
          className="twist"
          aria-expanded={!line.folded}
          aria-label={t(line.folded ? 'json.expand' : 'json.collapse', { name })}
          onClick={() => onToggle(line)}
        >
          <Icon of={line.folded ? ChevronRight : ChevronDown} size={12} />
        </button>
      )}
      {name !== '' && (
        <>
          <button className={line.key === undefined ? 'key ix' : 'key'} title={line.path} onClick={() => copy(line.path)}>
            {name}
          </button>
          <span className="p">: </span>
        </>
      )}
      {line.kind === 'value' && <Value value={line.value ?? null} />}
      {line.kind === 'close' && <span className="p">{close}</span>}
      {line.kind === 'open' && (
        <span className="p">
          {line.bracket}
          {line.folded && (
            <button className="fold" onClick={() => onToggle(line)}>
              {t(line.bracket === '[' ? 'json.items' : 'json.keys', { count: line.size })}
            </button>
          )}
          {(line.folded || line.size === 0) && close}
        </span>
      )}
    </span>
  )
}

function Value({ value }: { value: string | number | boolean | null }) {
  const { t } = useTranslation()
  const [whole, setWhole] = useState(false)
  if (value === null) return <span className="kw">null</span>
  if (typeof value === 'boolean') return <span className="kw">{String(value)}</span>
  if (typeof value === 'number') return <span className="n">{String(value)}</span>
  const bytes = binarySize(value)
  if (bytes !== null) {
    return value.startsWith('data:image/') ? (
      <img className="inline" src={value} alt={t('messages.image')} />
    ) : (
      <span className="badge">{t('json.binary', { size: `${f.count(Math.ceil(bytes / 1024))} kB` })}</span>
    )
  }
  const cut = !whole && value.length > LONG + 100
  return (
    <span className="s">
      "{cut ? value.slice(0, LONG) : value}
      {cut ? '…' : ''}"
      {cut && (
        <button className="fold" onClick={() => setWhole(true)}>
          {t('json.showAll', { n: f.count(value.length - LONG) })}
        </button>
      )}
    </span>
  )
}
