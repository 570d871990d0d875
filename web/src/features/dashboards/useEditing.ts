import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { COLUMNS, placeFor, sizeOf, type DashboardConfig, type Place, type Section, type Widget, type WidgetConfig } from './model'

const PAUSE_MS = 800
const MOST_STEPS = 50

export interface Editing {
  config: DashboardConfig
  state: 'saved' | 'saving' | 'failed'
  /** Changes that can be undone. */
  changes: number
  canRedo: boolean
  undo: () => void
  redo: () => void
  /** Everything as it was when the page was opened; that too can be undone. */
  discard: () => void
  place: (sectionId: string, layout: Place[]) => void
  moveByKey: (sectionId: string, widgetId: string, event: KeyboardEvent) => void
  add: (type: string, title: string, config: WidgetConfig) => string
  copy: (sectionId: string, widgetId: string) => void
  remove: (widgetId: string) => void
  update: (widgetId: string, change: Partial<Pick<Widget, 'title' | 'subtitle' | 'type'>> & { config?: WidgetConfig }) => void
  addSection: (title: string) => void
  /** Sections of a template: their cards get ids of their own. */
  addSections: (sections: Section[]) => void
  rename: (sectionId: string, title: string) => void
  /** Folded sections stay folded for everybody. */
  fold: (sectionId: string, collapsed: boolean) => void
  removeSection: (sectionId: string) => void
  /** Sends what waits at once. */
  flush: () => void
}

const newId = (): string => crypto.randomUUID()

/** Changes act at once, are saved after a pause, and can be undone one by one. */
export function useEditing(stored: DashboardConfig, save: (config: DashboardConfig) => Promise<unknown>): Editing {
  const [config, setConfig] = useState(stored)
  const [state, setState] = useState<Editing['state']>('saved')
  const [steps, setSteps] = useState<DashboardConfig[]>([])
  const [undone, setUndone] = useState<DashboardConfig[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const waiting = useRef<DashboardConfig | null>(null)
  const saver = useRef(save)
  useEffect(() => {
    saver.current = save
  })

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    const next = waiting.current
    if (!next) return
    waiting.current = null
    saver.current({ ...next, lastModified: Date.now() }).then(
      () => setState((now) => (waiting.current ? now : 'saved')),
      () => {
        // Kept here; the next change, or the retry of the page, sends it.
        waiting.current ??= next
        setState('failed')
      },
    )
  }, [])
  // Leaving the page, or putting it away, does not wait for the pause.
  useEffect(() => {
    const onHidden = () => document.hidden && flush()
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', onHidden)
      flush()
    }
  }, [flush])

  const apply = useCallback(
    (next: DashboardConfig) => {
      setConfig(next)
      setState('saving')
      waiting.current = next
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, PAUSE_MS)
    },
    [flush],
  )
  const change = useCallback(
    (edit: (sections: Section[]) => Section[]) => {
      const next = { ...config, sections: edit(config.sections) }
      setSteps((all) => [...all, config].slice(-MOST_STEPS))
      setUndone([])
      apply(next)
    },
    [config, apply],
  )
  return useMemo(() => {
    const inSection = (id: string, edit: (section: Section) => Section) => change((all) => all.map((each) => (each.id === id ? edit(each) : each)))
    return {
      config,
      state,
      changes: steps.length,
      canRedo: undone.length > 0,
      undo: () => {
        const last = steps.at(-1)
        if (!last) return
        setSteps(steps.slice(0, -1))
        setUndone([...undone, config])
        apply(last)
      },
      redo: () => {
        const next = undone.at(-1)
        if (!next) return
        setUndone(undone.slice(0, -1))
        setSteps([...steps, config])
        apply(next)
      },
      discard: () => {
        const first = steps[0]
        if (first) change(() => first.sections)
      },
      place: (id, layout) => {
        const now = config.sections.find((each) => each.id === id)?.layout ?? []
        if (!same(now, layout)) inSection(id, (section) => ({ ...section, layout }))
      },
      moveByKey: (id, widgetId, event) => {
        const step = MOVES[event.key]
        if (!step) return
        event.preventDefault()
        inSection(id, (section) => ({ ...section, layout: section.layout.map((place) => (place.i === widgetId ? moved(place, step, event.shiftKey) : place)) }))
      },
      add: (type, title, config) => {
        const widget: Widget = { id: newId(), type, title, config }
        change((all) => {
          const sections = all.length > 0 ? all : [{ id: newId(), title: '', widgets: [], layout: [] }]
          return sections.map((each, at) => (at === sections.length - 1 ? withWidget(each, widget) : each))
        })
        return widget.id
      },
      copy: (id, widgetId) =>
        inSection(id, (section) => {
          const original = section.widgets.find((each) => each.id === widgetId)
          return original ? withWidget(section, { ...structuredClone(original), id: newId() }) : section
        }),
      remove: (widgetId) =>
        change((all) =>
          all.map((each) => ({
            ...each,
            widgets: each.widgets.filter((widget) => widget.id !== widgetId),
            layout: each.layout.filter((place) => place.i !== widgetId),
          })),
        ),
      update: (widgetId, next) =>
        change((all) =>
          all.map((each) => ({
            ...each,
            widgets: each.widgets.map((widget) => (widget.id === widgetId ? { ...widget, ...next, config: { ...widget.config, ...next.config } } : widget)),
            layout: next.type === undefined ? each.layout : each.layout.map((place) => (place.i === widgetId ? grown(place, next.type!) : place)),
          })),
        ),
      addSections: (sections) => change((all) => [...all.filter((each) => each.widgets.length > 0), ...sections.map(renewed)]),
      addSection: (title) => change((all) => [...all, { id: newId(), title, widgets: [], layout: [] }]),
      rename: (id, title) => inSection(id, (section) => ({ ...section, title })),
      fold: (id, collapsed) => inSection(id, (section) => ({ ...section, collapsed })),
      removeSection: (id) => change((all) => all.filter((each) => each.id !== id)),
      flush,
    }
  }, [config, state, steps, undone, change, apply, flush])
}

const MOVES: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/** Arrow keys move a card by a column or row; with Shift they make it larger or smaller. */
function moved(place: Place, [dx, dy]: [number, number], resize: boolean): Place {
  if (resize) return { ...place, w: Math.min(COLUMNS - place.x, Math.max(place.minW ?? 1, place.w + dx)), h: Math.max(place.minH ?? 1, place.h + dy) }
  return { ...place, x: Math.min(COLUMNS - place.w, Math.max(0, place.x + dx)), y: Math.max(0, place.y + dy) }
}

/** A card of another type is at least as large as that type has to be. */
function grown(place: Place, type: string): Place {
  const { minW, minH } = sizeOf(type)
  const w = Math.max(place.w, minW)
  return { ...place, x: Math.min(place.x, COLUMNS - w), w, h: Math.max(place.h, minH), minW, minH }
}

function renewed(section: Section): Section {
  const ids = new Map(section.widgets.map((widget) => [widget.id, newId()]))
  return {
    ...section,
    id: newId(),
    widgets: section.widgets.map((widget) => ({ ...widget, id: ids.get(widget.id)! })),
    layout: section.layout.map((place) => ({ ...place, i: ids.get(place.i)! })),
  }
}

const withWidget = (section: Section, widget: Widget): Section => ({
  ...section,
  widgets: [...section.widgets, widget],
  layout: [...section.layout, { ...sizeOf(widget.type), ...placeFor(widget, section.layout) }],
})

const same = (a: Place[], b: Place[]): boolean =>
  a.length === b.length && a.every((each) => b.some((other) => other.i === each.i && other.x === each.x && other.y === each.y && other.w === each.w && other.h === each.h))
