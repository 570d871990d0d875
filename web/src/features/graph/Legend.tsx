import { useTranslation } from '../../i18n/useTranslation'
import type { StepGraph } from './model/graph'

/** What the lines mean; only of those that are there. */
export function Legend({ graph }: { graph: StepGraph }) {
  const { t } = useTranslation()
  const lines = [
    { tone: 'next', text: t('graph.legendNext'), there: true },
    { tone: 'err', text: t('graph.legendError'), there: graph.edges.some((edge) => edge.failed) },
    { tone: 'absent', text: t('graph.legendUsual'), there: graph.edges.some((edge) => edge.kind === 'usual') },
    { tone: 'absent', text: t('graph.legendDefined'), there: graph.edges.some((edge) => edge.kind === 'defined') },
  ]
  return (
    <ul className="gleg" aria-label={t('graph.legend')}>
      {lines
        .filter((line) => line.there)
        .map((line) => (
          <li key={line.text}>
            <svg width="24" height="8" aria-hidden="true">
              <path d="M0 4h24" className={`ge ${line.tone}`} />
            </svg>
            {line.text}
          </li>
        ))}
      <li>
        <span className="gshare" aria-hidden="true">
          <i />
        </span>
        {t('graph.legendShare')}
      </li>
    </ul>
  )
}
