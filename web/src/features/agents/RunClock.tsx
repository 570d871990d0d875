import { useEffect, useState } from 'react'
import * as f from '../../lib/format'

const TICK_MS = 100

/** How long a run takes: it counts while there is no end. */
export function RunClock({ from, to }: { from: string; to: string | undefined }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (to !== undefined) return
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [to])
  return <span className="num">{f.duration(Math.max(0, (to === undefined ? now : Date.parse(to)) - Date.parse(from)))}</span>
}
