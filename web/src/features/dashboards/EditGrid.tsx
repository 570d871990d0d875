import type { ReactNode } from 'react'
import { GridLayout, useContainerWidth } from 'react-grid-layout'
import 'react-grid-layout/css/styles.css'
import { COLUMNS, GAP, ROW, type Place, type Section, type Widget } from './model'

/** The grid while it is edited: cards are dragged by their head and resized at their edge. A chunk of its own. */
export function EditGrid({ section, card, onLayout }: { section: Section; card: (widget: Widget, place: Place, section: Section) => ReactNode; onLayout: (layout: Place[]) => void }) {
  const { width, containerRef, mounted } = useContainerWidth()
  const keep = (layout: readonly Place[]) => onLayout(layout.map(({ i, x, y, w, h, minW, minH }) => ({ i, x, y, w, h, minW, minH })))
  return (
    <div ref={containerRef} className="dedit">
      {mounted && (
        <GridLayout
          width={width}
          layout={section.layout}
          gridConfig={{ cols: COLUMNS, rowHeight: ROW, margin: [GAP, GAP], containerPadding: [0, 0] }}
          dragConfig={{ handle: '.drag, .wstat' }}
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
  )
}
