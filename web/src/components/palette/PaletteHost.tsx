import { lazy, Suspense, useEffect, useState } from 'react'
import { Search } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../Icon'
import { Kbd } from '../Kbd'
import './find.css'

const load = () => import('./Palette')
const Palette = lazy(async () => ({ default: (await load()).Palette }))
/** Soon after the page, so that what is typed right after the key is not lost. */
const LOAD_AFTER_MS = 1500
const OPEN = 'opik-palette'

export const openPalette = (): void => void window.dispatchEvent(new Event(OPEN))

/** Opens the palette by Ctrl+K or Command+K from anywhere, also while typing. */
export function PaletteHost() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    // A failure of the early load is no matter: opening loads it again, and says when that fails.
    const early = setTimeout(() => void load().catch(() => undefined), LOAD_AFTER_MS)
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setOpen((now) => !now)
    }
    const onOpen = () => setOpen(true)
    window.addEventListener('keydown', onKey)
    window.addEventListener(OPEN, onOpen)
    return () => {
      clearTimeout(early)
      window.removeEventListener('keydown', onKey)
      window.removeEventListener(OPEN, onOpen)
    }
  }, [])
  return open ? (
    <Suspense>
      <Palette onClose={() => setOpen(false)} />
    </Suspense>
  ) : null
}

/** The field of the side bar that opens the palette. */
export function Find({ label, onOpen }: { label: string; onOpen?: () => void }) {
  const { t } = useTranslation()
  return (
    <button
      className="navfind"
      title={t('palette.title')}
      onClick={() => {
        onOpen?.()
        openPalette()
      }}
    >
      <Icon of={Search} size={14} />
      <span className="lbl trunc">{label}</span>
      <span className="lbl kbds">
        <Kbd of="Mod K" />
      </span>
    </button>
  )
}
