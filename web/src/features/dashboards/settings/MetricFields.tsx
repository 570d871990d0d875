import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n/useTranslation'
import { seriesQuery, valuesQuery } from '../../../api/logs'
import { Checkbox } from '../../../components/form/Checkbox'
import { Field } from '../../../components/form/Field'
import { stepText } from '../format'
import { breakdownsOf, METRICS, metricOf, needsSeries, partOf, splitBy } from '../metrics'
import { bodyOf, DEFAULT_GROUPS } from '../series'
import { shapeOf } from '../shapes'
import type { Board } from '../window'
import { Choice, FilterField, FILTERS, Segments, type Fields } from './controls'
import { Drawn } from './Drawn'

const MINUTE = 60_000
const STEPS = [1, 5, 15, 30, 60, 360, 1440, 10_080].map((minutes) => minutes * MINUTE)
const GROUPS = [3, 5, 8, 10, 20]

/** What a chart shows: of which rows, split by what, how often. */
export function MetricFields({ config, set, projectId, board }: Fields & { projectId: string | undefined; board: Board }) {
  const { t } = useTranslation()
  const metric = metricOf(config.metricType)
  const split = config.breakdown?.field ?? ''
  const filters = FILTERS[metric.level]
  const shape = shapeOf({ type: 'project_metrics', config })
  const grouped = shape === 'list' || shape === 'table'
  // What the preview asks as well, unless a step is chosen.
  const body = config.stepMs === undefined && !grouped ? bodyOf(config, board, board.time) : null
  const { data } = useQuery({ ...seriesQuery(projectId ?? '', body), enabled: body !== null && projectId !== undefined })
  const step = data?.step_ms
  return (
    <>
      <Choice
        label={t('dashboards.metric')}
        value={metric.id}
        options={METRICS.filter((each) => each.level === metric.level).map((each) => [each.id, t(each.label)])}
        onChange={(metricType) => set({ metricType, breakdown: grouped ? config.breakdown : undefined, feedbackScores: undefined, percentiles: undefined })}
      />
      <Segments
        label={t('dashboards.of')}
        value={metric.level}
        options={(['traces', 'threads', 'spans'] as const).map((level) => [level, t(`logs.${level}`)])}
        onChange={(level) => set({ metricType: METRICS.find((each) => each.level === level)!.id, chartType: grouped ? 'line' : config.chartType, breakdown: undefined, feedbackScores: undefined, percentiles: undefined })}
      />
      {metric.choices && !split && <Percentiles config={config} set={set} />}
      {metric.measures[0] === 'scores' && !split && projectId && <Scores config={config} set={set} projectId={projectId} />}
      <Choice
        label={t('dashboards.splitBy')}
        value={split}
        options={[...(grouped ? [] : [['', t('dashboards.none')] as [string, string]]), ...breakdownsOf(metric).map((field): [string, string] => [field, t(`dashboards.fields.${field}`)])]}
        onChange={(field) => set(splitBy({ ...config, breakdown: config.breakdown && { ...config.breakdown, subMetric: undefined } }, field))}
      />
      {split === 'metadata' && (
        <Field label={t('dashboards.metadataKey')}>
          {(control) => <input {...control} className="select" value={config.breakdown?.metadataKey ?? ''} onChange={(event) => set({ breakdown: { ...config.breakdown!, metadataKey: event.target.value } })} />}
        </Field>
      )}
      {split && needsSeries(metric) && <Part config={config} set={set} />}
      {split && (
        <Choice
          label={t('dashboards.show')}
          value={String(config.groupLimit ?? DEFAULT_GROUPS)}
          options={[...new Set([...GROUPS, config.groupLimit ?? DEFAULT_GROUPS])].sort((a, b) => a - b).map((count): [string, string] => [String(count), t('dashboards.top', { n: count })])}
          onChange={(count) => set({ groupLimit: Number(count) })}
        />
      )}
      {!grouped && (
        <Choice
          label={t('dashboards.every')}
          value={String(config.stepMs ?? '')}
          options={[['', step ? t('dashboards.stepByRange', { step: stepText(step) }) : t('dashboards.byRange')], ...STEPS.map((each): [string, string] => [String(each), stepText(each)])]}
          onChange={(next) => set({ stepMs: next ? Number(next) : undefined })}
        />
      )}
      <FilterField level={metric.level} filters={config[filters]} onChange={(next) => set({ [filters]: next })} />
      {!grouped && <Drawn config={config} set={set} projectId={projectId} board={board} />}
    </>
  )
}

function Percentiles({ config, set }: Fields) {
  const { t } = useTranslation()
  const metric = metricOf(config.metricType)
  const chosen = config.percentiles?.length ? config.percentiles : metric.measures.map(partOf)
  return (
    <div className="field">
      <span className="w5">{t('dashboards.lines')}</span>
      <div className="wfilters">
        {metric.choices!.map(partOf).map((part) => (
          <Checkbox
            key={part}
            on={chosen.includes(part)}
            // The last one stays: a chart without a line is none.
            onChange={(on) => set({ percentiles: on ? [...chosen, part] : chosen.length > 1 ? chosen.filter((each) => each !== part) : chosen })}
          >
            {t(`dashboards.series.${part}`)}
          </Checkbox>
        ))}
      </div>
    </div>
  )
}

function Scores({ config, set, projectId }: Fields & { projectId: string }) {
  const { t } = useTranslation()
  const { level } = metricOf(config.metricType)
  const names = useQuery(valuesQuery(level, { project_id: projectId }, 'feedback_scores', undefined, ''))
  const known = [...new Set([...(names.data?.values ?? []).map((each) => each.value), ...(config.feedbackScores ?? [])])]
  const chosen = config.feedbackScores ?? []
  if (known.length === 0) return null
  return (
    <div className="field">
      <span className="w5">{t('dashboards.onlyScores')}</span>
      <div className="wfilters">
        {known.map((name) => (
          <Checkbox key={name} on={chosen.length === 0 || chosen.includes(name)} onChange={(on) => set({ feedbackScores: next(known, chosen, name, on) })}>
            {name}
          </Checkbox>
        ))}
      </div>
    </div>
  )
}

/** None chosen means all of them, also those that come later. */
function next(known: string[], chosen: string[], name: string, on: boolean): string[] {
  const now = chosen.length === 0 ? known : chosen
  const after = on ? [...now, name] : now.filter((each) => each !== name)
  return after.length === known.length || after.length === 0 ? [] : after
}

function Part({ config, set }: Fields) {
  const { t } = useTranslation()
  const metric = metricOf(config.metricType)
  const part = config.breakdown?.subMetric
  const take = (subMetric: string) => set({ breakdown: { ...config.breakdown!, subMetric } })
  if (metric.choices) {
    return <Choice label={t('dashboards.series.which')} value={part ?? 'p50'} options={metric.choices.map(partOf).map((each) => [each, t(`dashboards.series.${each}`)])} onChange={take} />
  }
  if (metric.measures[0] !== 'scores') {
    return <Choice label={t('dashboards.series.which')} value={part ?? 'total_tokens'} options={['total_tokens', 'prompt_tokens', 'completion_tokens'].map((each) => [each, t(`dashboards.series.${each}`)])} onChange={take} />
  }
  return <Field label={t('dashboards.scoreName')}>{(control) => <input {...control} className="select" value={part ?? ''} onChange={(event) => take(event.target.value)} />}</Field>
}
