import { useEffect, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { useTranslation } from '../../i18n/useTranslation'

const LEAST = 480
const MOST_SHARE = 0.92
const STEP = 32
/** Percent of the window, until the panel is measured. */
const FIRST_SHARE = 78

/** Drags the left edge of the panel; arrow keys do the same. */
export function Resizer({ panel, onResize }: { panel: RefObject<HTMLElement | null>; onResize: (width: number) => void }) {
  const { t } = useTranslation()
  const clamp = (width: number) => Math.round(Math.max(LEAST, Math.min(window.innerWidth * MOST_SHARE, width)))
  const [share, setShare] = useState(FIRST_SHARE)
  useEffect(() => {
    const observer = new ResizeObserver(([box]) => box && setShare(Math.round((box.contentRect.width / window.innerWidth) * 100)))
    if (panel.current) observer.observe(panel.current)
    return () => observer.disconnect()
  }, [panel])
  const onMove = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onResize(clamp(window.innerWidth - event.clientX))
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    onResize(clamp((panel.current?.offsetWidth ?? LEAST) + (event.key === 'ArrowLeft' ? STEP : -STEP)))
  }
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
