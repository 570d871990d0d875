import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import type { Widget } from '../model'
import { reshaped, shapeOf, SHAPES } from '../shapes'

/** How a card shows what it shows; another shape keeps the metric, the filters and the text. */
export function ShapeChoice({ widget, onChange }: { widget: Widget; onChange: (change: ReturnType<typeof reshaped>) => void }) {
  const { t } = useTranslation()
  const now = shapeOf(widget)
  return (
    <div className="wkinds" role="group" aria-label={t('dashboards.chart')}>
      {SHAPES.map(([shape, icon]) => (
        <button key={shape} type="button" className={now === shape ? 'on' : ''} aria-pressed={now === shape} onClick={() => now !== shape && onChange(reshaped(widget, shape))}>
          <Icon of={icon} />
          {t(shape === 'number' || shape === 'text' ? `dashboards.kind.${shape}` : `dashboards.charts.${shape}`)}
        </button>
      ))}
    </div>
  )
}
