import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../../components/form/Checkbox'
import { Field } from '../../../components/form/Field'
import { CountField, Segments, type Fields } from './controls'

const texts = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)

/** Scores of experiments: how drawn, how many, which. */
export function ScoresFields({ config, set }: Fields) {
  const { t } = useTranslation()
  return (
    <>
      <Segments
        label={t('dashboards.chart')}
        value={config.chartType ?? 'line'}
        options={(['line', 'bar', 'radar'] as const).map((kind) => [kind, t(`dashboards.charts.${kind}`)])}
        onChange={(kind) => set({ chartType: kind as 'line' | 'bar' | 'radar' })}
      />
      <CountField label={t('dashboards.most')} value={config.maxExperimentsCount ?? 10} onChange={(maxExperimentsCount) => set({ maxExperimentsCount })} />
      <Field label={t('dashboards.onlyScores')} help={t('dashboards.onlyScoresHelp')}>
        {(control) => <input {...control} className="select" value={(config.feedbackScores ?? []).join(', ')} onChange={(event) => set({ feedbackScores: texts(event.target.value) })} />}
      </Field>
    </>
  )
}

/** A table of experiments: how many, which columns, ranked by what. */
export function LeaderboardFields({ config, set }: Fields) {
  const { t } = useTranslation()
  return (
    <>
      <CountField label={t('dashboards.most')} value={config.maxRows ?? 10} onChange={(maxRows) => set({ maxRows })} />
      <Field label={t('dashboards.shownColumns')} help={t('dashboards.shownColumnsHelp')}>
        {(control) => <input {...control} className="select" value={(config.selectedColumns ?? []).join(', ')} onChange={(event) => set({ selectedColumns: texts(event.target.value) })} />}
      </Field>
      <Checkbox on={config.enableRanking ?? false} onChange={(enableRanking) => set({ enableRanking, rankingMetric: config.rankingMetric ?? 'pass_rate' })}>
        {t('dashboards.rank')}
      </Checkbox>
      {config.enableRanking && (
        <>
          <Field label={t('dashboards.rankBy')} help={t('dashboards.rankByHelp')}>
            {(control) => <input {...control} className="select" value={config.rankingMetric ?? ''} onChange={(event) => set({ rankingMetric: event.target.value })} />}
          </Field>
          <Checkbox on={config.rankingDirection ?? true} onChange={(rankingDirection) => set({ rankingDirection })}>
            {t('dashboards.higherFirst')}
          </Checkbox>
        </>
      )}
    </>
  )
}
