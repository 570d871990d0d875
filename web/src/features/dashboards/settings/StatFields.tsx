import { useTranslation } from '../../../i18n/useTranslation'
import type { Level } from '../../../api/types'
import { Field } from '../../../components/form/Field'
import { FIGURES, OF_SPANS, OF_TRACES } from '../stats'
import { Choice, FilterField, FILTERS, Segments, type Fields } from './controls'

/** Which number a card shows, of what. */
export function StatFields({ config, set }: Fields) {
  const { t } = useTranslation()
  const level: Level = config.source === 'spans' ? 'spans' : 'traces'
  const filters = FILTERS[level] as 'traceFilters' | 'spanFilters'
  const known = level === 'spans' ? OF_SPANS : OF_TRACES
  const metric = config.metric ?? 'trace_count'
  const scored = !(metric in FIGURES)
  return (
    <>
      <Segments
        label={t('dashboards.of')}
        value={level}
        options={(['traces', 'spans'] as const).map((each) => [each, t(`logs.${each}`)])}
        onChange={(source) => set({ source: source as 'traces' | 'spans', metric: source === 'spans' && metric === 'trace_count' ? 'span_total' : source === 'traces' && metric === 'span_total' ? 'trace_count' : metric })}
      />
      <Choice
        label={t('dashboards.metric')}
        value={scored ? 'score' : metric}
        options={[...[...known].map((each): [string, string] => [each, t(`dashboards.stats.${each.replace('.', '_')}`)]), ['score', t('dashboards.stats.score')]]}
        onChange={(next) => set({ metric: next === 'score' ? 'feedback_scores.' : next })}
      />
      {scored && (
        <Field label={t('dashboards.scoreName')}>
          {(control) => <input {...control} className="select" value={metric.replace(/^feedback_scores\./, '')} onChange={(event) => set({ metric: `feedback_scores.${event.target.value}` })} />}
        </Field>
      )}
      <FilterField level={level} filters={config[filters]} onChange={(next) => set({ [filters]: next })} />
    </>
  )
}
