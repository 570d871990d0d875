import * as Menu from '@radix-ui/react-dropdown-menu'
import { useLayoutEffect, useRef, useState, type CSSProperties } from 'react'
import { Check } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import type { Line } from './series'

interface Props {
  lines: Line[]
  color: (line: Line) => string
  label: (line: Line) => string
  only: string | null
  onOnly: (key: string | null) => void
}

/** The lines of a chart in its head: a click shows one alone, another one all of them again. Those that have no room are in a menu. */
export function Legend({ lines, color, label, only, onOnly }: Props) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const [fit, setFit] = useState(lines.length)
  const names = lines.map(label).join('\n')
  // They wrap, and only the first row is in view: none is cut in the middle of a letter.
  useLayoutEffect(() => {
    const element = box.current!
    const measure = () => {
      const tops = [...element.children].map((each) => (each as HTMLElement).offsetTop)
      setFit(tops.filter((top) => top === tops[0]).length)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [names])
  const take = (line: Line) => onOnly(only === line.key ? null : line.key)
  const tone = (line: Line) => ({ '--c': `var(${color(line)})` }) as CSSProperties
  const rest = lines.slice(fit)
  return (
    <div className="wlegend" role="group" aria-label={t('dashboards.legend')}>
      <div className="wlines" ref={box}>
        {lines.map((line, index) => (
          <button
            key={line.key}
            type="button"
            className={`lg ${only !== null && only !== line.key ? 'off' : ''} ${index >= fit ? 'out' : ''}`}
            aria-pressed={only === line.key}
            style={tone(line)}
            onClick={() => take(line)}
          >
            <span className="trunc">{label(line)}</span>
          </button>
        ))}
      </div>
      {rest.length > 0 && (
        <Menu.Root>
          <Menu.Trigger className="wmore num" aria-label={t('dashboards.moreLines', { count: rest.length })}>
            +{rest.length}
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Content className="pop menu" align="end" sideOffset={4} collisionPadding={8}>
              {rest.map((line) => (
                <Menu.CheckboxItem key={line.key} className="mi" checked={only === line.key} onSelect={() => take(line)}>
                  <span className="lg trunc" style={tone(line)}>
                    {label(line)}
                  </span>
                  <Menu.ItemIndicator className="r">
                    <Icon of={Check} size={14} />
                  </Menu.ItemIndicator>
                </Menu.CheckboxItem>
              ))}
            </Menu.Content>
          </Menu.Portal>
        </Menu.Root>
      )}
    </div>
  )
}
