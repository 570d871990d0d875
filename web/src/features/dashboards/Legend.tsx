import { useTranslation } from 'react-i18next'
import type { Line } from './series'

interface Props {
  lines: Line[]
  color: (line: Line) => string
  label: (line: Line) => string
  only: string | null
  onOnly: (key: string | null) => void
}

/** The lines of a chart in its head: a click shows one alone, another one all of them again. */
export function Legend({ lines, color, label, only, onOnly }: Props) {
  const { t } = useTranslation()
  return (
    <div className="wlegend" role="group" aria-label={t('dashboards.legend')}>
      {lines.map((line) => (
        <button
          key={line.key}
          type="button"
          className={`lg ${only !== null && only !== line.key ? 'off' : ''}`}
          aria-pressed={only === line.key}
          style={{ '--c': `var(${color(line)})` } as React.CSSProperties}
          onClick={() => onOnly(only === line.key ? null : line.key)}
        >
          {label(line)}
        </button>
      ))}
    </div>
  )
}
