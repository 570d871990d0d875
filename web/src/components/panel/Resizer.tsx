import { type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { useTranslation } from '../../i18n/useTranslation'

const LEAST = 480
const MOST_SHARE = 0.92
const STEP = 32

/** Drags the left edge of the panel; arrow keys do the same. */
export function Resizer({ panel, onResize }: { panel: RefObject<HTMLElement | null>; onResize: (width: number) => void }) {
  const { t } = useTranslation()
  const clamp = (width: number) => Math.round(Math.max(LEAST, Math.min(window.innerWidth * MOST_SHARE, width)))
  const onMove = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onResize(clamp(window.innerWidth - event.clientX))
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    onResize(clamp((panel.current?.offsetWidth ?? LEAST) + (event.key === 'ArrowLeft' ? STEP : -STEP)))
  }
  const share = panel.current ? Math.round((panel.current.offsetWidth / window.innerWidth) * 100) : 78
  return (
    <div
      className="grip"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('panel.resize')}
      aria-valuenow={share}
      aria-valuemin={30}
      aria-valuemax={92}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onMove}
      onKeyDown={onKey}
    />
  )
}
