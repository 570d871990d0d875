import { ChevronDown, ChevronRight } from 'lucide-react'
import { lazy, Suspense, type CSSProperties, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { useMedia } from '../../lib/useMedia'
import type { Editing } from './useEditing'
import { COLUMNS, GAP, ROW, rowsOf, type DashboardConfig, type Place, type Section, type Widget } from './model'
import { WidgetCard } from './WidgetCard'
import type { Board } from './window'

const EditGrid = lazy(() => import('./EditGrid').then((module) => ({ default: module.EditGrid })))

interface Props {
  config: DashboardConfig
  projectId: string
  board: Board
  folded: ReadonlySet<string>
  onFold: (id: string) => void
  /** Undefined: it is only read. */
  editing?: Editing
  chosen?: string
  onChoose?: (id: string) => void
}

/** The sections of a dashboard: a title that folds, and cards on a grid of twelve columns; one column on a phone. */
export function Sections({ config, projectId, board, folded, onFold, editing, chosen, onChoose }: Props) {
  const phone = useMedia('(max-width: 720px)')
  const card = (widget: Widget, place: Place, section: Section): ReactNode => (
    <WidgetCard
      widget={widget}
      projectId={projectId}
      board={board}
      size={`${place.w} × ${place.h}`}
      edit={
        editing && {
          chosen: chosen === widget.id,
          onSettings: () => onChoose?.(widget.id),
          onCopy: () => editing.copy(section.id, widget.id),
          onRemove: () => editing.remove(widget.id),
          onKeyMove: (event) => editing.moveByKey(section.id, widget.id, event),
        }
      }
    />
  )
  return (
    <>
      {config.sections.map((section) => {
        const closed = folded.has(section.id)
        return (
          <section key={section.id} className="dsec" aria-label={section.title || undefined}>
            {(section.title || editing) && <Head section={section} closed={closed} onFold={() => onFold(section.id)} editing={editing} />}
            {closed ? null : editing && !phone ? (
              <Suspense fallback={<div style={{ height: rowsOf(section.layout) * (ROW + GAP) }} />}>
                <EditGrid section={section} card={card} onLayout={(layout) => editing.place(section.id, layout)} />
              </Suspense>
            ) : (
              <div className={`dgrid ${isStrip(section) ? 'dstrip' : ''}`}>
                {ordered(section).map(([widget, place]) => (
                  <div key={widget.id} className="dcell" style={cellStyle(place, phone)}>
                    {card(widget, place, section)}
                  </div>
                ))}
              </div>
            )}
          </section>
        )
      })}
    </>
  )
}

function Head({ section, closed, onFold, editing }: { section: Section; closed: boolean; onFold: () => void; editing: Editing | undefined }) {
  const { t } = useTranslation()
  return (
    <header className="dsech">
      <button className="ibtn sm" aria-expanded={!closed} aria-label={t('dashboards.fold', { name: section.title })} onClick={onFold}>
        <Icon of={closed ? ChevronRight : ChevronDown} size={14} />
      </button>
      {editing ? (
        <>
          <input
            className="select sectitle"
            aria-label={t('dashboards.sectionName')}
            value={section.title}
            placeholder={t('dashboards.sectionName')}
            maxLength={200}
            onChange={(event) => editing.rename(section.id, event.target.value)}
          />
          <button className="btn ghost sm" onClick={() => editing.removeSection(section.id)}>
            {t('dashboards.removeSection')}
          </button>
        </>
      ) : (
        <h2 className="h3">{section.title}</h2>
      )}
      <span className="line" />
    </header>
  )
}

/** Figures alone in one row are one card with parts, not several cards. */
const isStrip = (section: Section): boolean =>
  section.widgets.length > 1 && section.widgets.every((widget) => widget.type === 'project_stats_card') && section.layout.every((place) => place.y === 0 && place.h === section.layout[0]!.h)

/** Read in the order in which they stand, so that one column has the same order. */
function ordered(section: Section): [Widget, Place][] {
  return [...section.layout]
    .sort((a, b) => a.y - b.y || a.x - b.x)
    .flatMap((place) => {
      const widget = section.widgets.find((each) => each.id === place.i)
      return widget ? [[widget, place] as [Widget, Place]] : []
    })
}

const cellStyle = (place: Place, phone: boolean): CSSProperties =>
  phone
    ? { minHeight: place.h * ROW }
    : {
        gridColumn: `${Math.min(place.x, COLUMNS - 1) + 1} / span ${Math.min(place.w, COLUMNS)}`,
        gridRow: `${place.y + 1} / span ${place.h}`,
      }
