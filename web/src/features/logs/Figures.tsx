import { useTranslation } from '../../i18n/useTranslation'
import { useJudgements } from '../../components/score/judgements'
import { Sparkline } from '../../components/Sparkline'
import * as f from '../../lib/format'
import { isBetter, type Judging } from '../../lib/judgement'
import type { FigureData, FigureId } from './useFigures'

const LABEL: Record<string, string> = { errors: 'errors', p50: 'p50', p95: 'p95', tokens: 'tokens', cost: 'cost' }

/** Higher is worse for these; a score has the direction of its definition, the rest has none and stays grey. */
const WORSE_UP = new Set(['errors', 'p95', 'cost'])

export function useFigureLabel(level: string): (id: FigureId) => string {
  const { t } = useTranslation()
  return (id) => {
    if (id.startsWith('score:')) return capital(id.slice(6))
    if (id === 'count') return t(level === 'threads' ? 'figures.countThreads' : level === 'spans' ? 'figures.countSpans' : 'figures.count')
    return t(`figures.${LABEL[id]}`)
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export function figureValue(id: FigureId, value: number | null): f.Figure {
  if (value === null) return { value: f.NONE }
  if (id === 'count' || id === 'tokens') return f.countFigure(value)
  if (id === 'errors') return f.shareFigure(value)
  if (id === 'cost') return { value: f.costTotal(value) }
  return id === 'p50' || id === 'p95' ? f.durationFigure(value) : { value: f.score(value) }
}

export function Figures({
  figures,
  level,
  range,
  chosen,
  onChoose,
}: {
  figures: FigureData[]
  level: string
  range: string
  chosen: FigureId
  onChoose: (id: FigureId) => void
}) {
  const { t } = useTranslation()
  const label = useFigureLabel(level)
  const judgements = useJudgements()
  return (
    <div className="kpis" role="group" aria-label={t('figures.group')}>
      {figures.map(({ id, current, previous, series, about }) => {
        const { value, unit } = figureValue(id, current)
        const on = id === chosen
        const delta = change(id, current, previous, judgements.get(id.slice('score:'.length)))
        return (
          <button
            key={id}
            className={`kpi ${on ? 'on' : ''}`}
            aria-pressed={on}
            disabled={id.startsWith('score:')}
            onClick={() => onChoose(id)}
          >
            <span className="l">{label(id)}</span>
            <b data-testid={id === 'count' ? 'metrics-card-count-value' : undefined}>
              {about && current !== null && (id === 'count' || id === 'tokens' || id === 'cost') && (
                <span className="t3" title={t('figures.estimated')}>
                  ≈{f.NBSP}
                </span>
              )}
              {value}
              {unit && <small>{f.NBSP + unit}</small>}
            </b>
            <Sparkline values={series} color={on ? 'var(--accent)' : undefined} />
            <span className={`dlt ${delta.tone}`}>
              {delta.text}
              {delta.text && range && <span className="t3"> {t('figures.previous', { range })}</span>}
            </span>
          </button>
        )
      })}
    </div>
  )
}

/** Below this share a change is not worth a colour. */
const WORTH = 0.05

function change(id: FigureId, current: number | null, before: number | null, judging: Judging | undefined): { text: string; tone: string } {
  if (current === null || before === null || (id !== 'errors' && before === 0)) return { text: '', tone: '' }
  const by = current - before
  const tone = WORSE_UP.has(id) && Math.abs(by) > WORTH * Math.max(before, 0.0001) ? (by > 0 ? 'dn' : 'up') : ''
  if (id === 'errors') return { text: f.signed(by * 100, (x) => `${x.toFixed(2)}${f.NBSP}pp`), tone }
  if (id === 'p50' || id === 'p95') return { text: f.signed(by, (x) => f.durationSummary(x)), tone }
  if (id.startsWith('score:')) {
    const better = isBetter(by, judging)
    return { text: f.signed(by, f.score), tone: Math.abs(by) < 0.01 || better === null ? '' : better ? 'up' : 'dn' }
  }
  const share = by / before
  if (share > 9.995) return { text: `×${f.count(Math.round(current / before))}`, tone }
  return { text: f.signed(share, (x) => `${(x * 100).toFixed(1)}${f.NBSP}%`), tone }
}
