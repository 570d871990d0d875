import { useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { timeLeft } from './timeLeft'
import type { Trials } from './trials'

const TICK_MS = 10_000
const MINUTE_MS = 60_000

/** About how long a run still takes; says nothing while that cannot be known. */
export function TimeLeft({ trials, most }: { trials: Trials; most: number | null }) {
  const { t } = useTranslation()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  const left = timeLeft(trials, most, now)
  if (left === null) return null
  return <span className="t3 fs12 nowrap">{left < MINUTE_MS ? t('optimizations.soon') : t('optimizations.left', { count: Math.round(left / MINUTE_MS) })}</span>
}
