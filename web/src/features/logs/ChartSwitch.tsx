import { BarChart3 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { store, stored } from '../../lib/storage'

/** Whether this browser shows key figures and histogram above the rows. */
export function useChartShown(): [boolean, () => void] {
  const [on, setOn] = useState(() => stored('logs-chart', true))
  return [
    on,
    () => {
      store('logs-chart', !on)
      setOn(!on)
    },
  ]
}

export function ChartSwitch({ on, onToggle }: { on: boolean; onToggle: () => void }) {
  const { t } = useTranslation()
  const name = t(on ? 'logs.foldChart' : 'logs.showChart')
  return (
    <button className="ibtn" aria-pressed={on} aria-label={name} title={name} onClick={onToggle}>
      <Icon of={BarChart3} />
    </button>
  )
}
