import { useRef, type ReactNode } from 'react'
import { GridLayout, useContainerWidth } from 'react-grid-layout'
import { useTranslation } from '../../i18n/useTranslation'
import 'react-grid-layout/css/styles.css'
import { COLUMNS, GAP, ROW, type Place, type Section, type Widget } from './model'

interface Props {
  section: Section
  card: (widget: Widget, place: Place, section: Section) => ReactNode
  onLayout: (layout: Place[]) => void
}

/** The grid while it is edited: cards are dragged by their head and resized at their edges; the zone names the size. A chunk of its own. */
export function EditGrid({ section, card, onLayout }: Props) {
  const { t } = useTranslation()
  const { width, containerRef, mounted } = useContainerWidth()
  const box = useRef<HTMLDivElement>(null)
  const keep = (layout: readonly Place[]) => onLayout(layout.map(({ i, x, y, w, h, minW, minH }) => ({ i, x, y, w, h, minW, minH })))
  // The zone is the grid's own element: only style reaches it.
  const name = (place: { w: number; h: number } | null) => {
    if (place) box.current?.style.setProperty('--drop', JSON.stringify(t('dashboards.dropsHere', { w: place.w, h: place.h })))
  }
  return (
    <div ref={containerRef} className="dedit" style={{ '--column': `${(width + GAP) / COLUMNS}px` } as React.CSSProperties}>
      <div ref={box}>
        {mounted && (
          <GridLayout
            width={width}
            layout={section.layout}
            gridConfig={{ cols: COLUMNS, rowHeight: ROW, margin: [GAP, GAP], containerPadding: [0, 0] }}
            dragConfig={{ handle: '.drag, .wstat' }}
            resizeConfig={{ handles: ['e', 's', 'se'] }}
            onDrag={(_, __, next) => name(next)}
            onResize={(_, __, next) => name(next)}
            // Only what the reader did: the grid also reports its first arrangement, which may come after a key has moved a card.
            onDragStop={keep}
            onResizeStop={keep}
          >
            {section.widgets.map((widget) => (
              <div key={widget.id}>{card(widget, section.layout.find((place) => place.i === widget.id)!, section)}</div>
            ))}
          </GridLayout>
        )}
      </div>
    </div>
  )
}
