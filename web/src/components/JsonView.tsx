import { memo, useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { foldedByDefault, jsonLines, pathsAbove, type JsonLine as Line } from '../lib/json'
import { JsonLine } from './json/JsonLine'
import { KeyMenu } from './json/KeyMenu'
import { VirtualRows } from './json/VirtualRows'

const LINE = 19
/** Up to this many lines are drawn as they are; more are virtual. */
const PLAIN = 300
const NOTHING: string[] = []

interface Props {
  value: unknown
  name: string
  /** Marks this text; `found` are the paths that have it and `current` the one to be seen. */
  find?: string
  found?: string[]
  current?: string
}

/** A value as JSON: folded by level (1–9), long strings cut, binary data named; a click on a key offers its path. */
export const JsonView = memo(function JsonView({ value, name, find = '', found = NOTHING, current }: Props) {
  const { t } = useTranslation()
  const byDefault = useMemo(() => foldedByDefault(value), [value])
  const [level, setLevel] = useState<number | null>(null)
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [chosen, setChosen] = useState<{ line: Line; anchor: HTMLElement } | null>(null)
  const above = useMemo(() => pathsAbove(found), [found])
  const lines = useMemo(
    () =>
      jsonLines(
        value,
        (path, depth, size) => toggled.get(path) ?? (above.has(path) ? false : level === null ? byDefault(path, depth, size) : depth >= level),
      ),
    [value, toggled, above, level, byDefault],
  )
  // An object is drawn without its outer brackets: they say nothing.
  const bare = lines.length > 2 && lines[0]?.kind === 'open' && !lines[0].folded && lines[0].bracket === '{'
  const drawn = bare ? lines.slice(1, -1) : lines
  const toggle = (line: Line) => setToggled((now) => new Map(now).set(line.path, !line.folded))
  const onKey = (event: KeyboardEvent) => {
    if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    setToggled(new Map())
    setLevel(Number(event.key))
  }
  const draw = (line: Line) => (
    <JsonLine
      key={line.path}
      line={line}
      shift={bare ? 1 : 0}
      find={find}
      current={line.path === current}
      onToggle={toggle}
      onKey={(at, anchor) => setChosen({ line: at, anchor })}
    />
  )
  const at = current === undefined ? -1 : drawn.findIndex((line) => line.path === current)
  return (
    <div className="json" role="group" aria-label={t('json.name') + ', ' + name} tabIndex={0} onKeyDown={onKey}>
      {drawn.length <= PLAIN && at < 0 ? (
        drawn.map(draw)
      ) : (
        <VirtualRows count={drawn.length} estimate={LINE} keyOf={(i) => drawn[i]!.path} draw={(i) => draw(drawn[i]!)} at={at} />
      )}
      {chosen && <KeyMenu line={chosen.line} anchor={chosen.anchor} whole={value} onClose={() => setChosen(null)} />}
    </div>
  )
})
