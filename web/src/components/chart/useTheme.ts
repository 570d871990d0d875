import { useEffect, useState } from 'react'

/** The theme that is drawn: changes when the reader chooses another, or the system does. Charts read their colours anew. */
export function useTheme(): string {
  const read = () => `${document.documentElement.dataset.theme ?? ''}${matchMedia('(prefers-color-scheme: dark)').matches}`
  const [theme, setTheme] = useState(read)
  useEffect(() => {
    const change = () => setTheme(read())
    const observer = new MutationObserver(change)
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    const media = matchMedia('(prefers-color-scheme: dark)')
    media.addEventListener('change', change)
    return () => {
      observer.disconnect()
      media.removeEventListener('change', change)
    }
  }, [])
  return theme
}
