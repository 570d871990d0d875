import type { ReactNode } from 'react'
import { useMedia } from '../../lib/useMedia'
import './panel.css'

/**
 * A list with a panel beside it. Without a panel the list has the whole width; with one, `behind` (a narrow form of the
 * list) stays at the left where there is room.
 */
export function SplitView({ list, behind, behindName, panel }: { list: ReactNode; behind: ReactNode; behindName: string; panel: ReactNode | null }) {
  const phone = useMedia('(max-width: 720px)')
  if (!panel) return <>{list}</>
  return (
    <div className="split">
      {!phone && (
        <aside className="behind" aria-label={behindName}>
          {behind}
        </aside>
      )}
      {panel}
    </div>
  )
}
