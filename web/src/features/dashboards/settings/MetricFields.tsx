import { AlignStartVertical, ChartArea, ChartColumn, ChartLine, Table2 } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n/useTranslation'
import { valuesQuery } from '../../../api/logs'
import { Checkbox } from '../../../components/form/Checkbox'
import { Field } from '../../../components/form/Field'
import { Icon } from '../../../components/Icon'
import { stepText } from '../format'
import { breakdownsOf, METRICS, metricOf, needsSeries, partOf, splitBy } from '../metrics'
import type { WidgetConfig } from '../model'
import { DEFAULT_GROUPS } from '../series'
import { Choice, CountField, FilterField, FILTERS, Segments, type Fields } from './controls'

const KINDS = [
  ['area', ChartArea],
  ['line', ChartLine],
  ['bar', ChartColumn],
  ['list', AlignStartVertical],
  ['table', Table2],
] as const
const MINUTE = 60_000
const STEPS = [1, 5, 15, 30, 60, 360, 1440, 10_080].map((minutes) => minutes * MINUTE)
const MOST_GROUPS = 20

/** What a chart shows and how. A ranking and a table need groups: choosing one splits by name. */
export function MetricFields({ config, set, projectId }: Fields & { projectId: string | undefined }) {
  const { t } = useTranslation()
  const metric = metricOf(config.metricType)
  const split = config.breakdown?.field ?? ''
  const filters = FILTERS[metric.level]
  const kind = split && config.breakdown?.aggregateTotal ? 'list' : (config.chartType ?? 'line')
  const grouped = kind === 'list' || kind === 'table'
  const draw = (chartType: NonNullable<WidgetConfig['chartType']>) => {
    const groups = chartType === 'list' || chartType === 'table'
    set({ ...(groups && !split ? splitBy(config, metric.rows ? 'error_type' : metric.level === 'threads' ? 'tags' : 'name') : config), chartType, ...(config.breakdown?.aggregateTotal ? { breakdown: { ...config.breakdown, aggregateTotal: undefined } } : {}) })
  }
  return (
    <>
      <div className="wkinds" role="group" aria-label={t('dashboards.chart')}>
        {KINDS.map(([id, icon]) => (
          <button key={id} type="button" className={kind === id ? 'on' : ''} aria-pressed={kind === id} onClick={() => draw(id)}>
            <Icon of={icon} />
            {t(`dashboards.charts.${id}`)}
          </button>
        ))}
      </div>
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
      {split && <CountField label={t('dashboards.show')} value={config.groupLimit ?? DEFAULT_GROUPS} most={MOST_GROUPS} onChange={(groupLimit) => set({ groupLimit })} />}
      {!grouped && (
        <Choice
          label={t('dashboards.every')}
          value={String(config.stepMs ?? '')}
          options={[['', t('dashboards.byRange')], ...STEPS.map((step): [string, string] => [String(step), stepText(step)])]}
          onChange={(step) => set({ stepMs: step ? Number(step) : undefined })}
        />
      )}
      <FilterField level={metric.level} filters={config[filters]} onChange={(next) => set({ [filters]: next })} />
      {!grouped && <Drawn config={config} set={set} />}
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

function Drawn({ config, set }: Fields) {
  const { t } = useTranslation()
  const metric = metricOf(config.metricType)
  // Rates are typed in percent and times in seconds, as they are read.
  const scale = metric.unit === 'share' ? 100 : metric.unit === 'ms' ? 0.001 : 1
  const unit = metric.unit === 'share' ? '%' : metric.unit === 'ms' ? 's' : metric.unit === 'usd' ? '$' : ''
  return (
    <>
      <Field label={t('dashboards.threshold', { unit })}>
        {(control) => (
          <input
            {...control}
            type="number"
            step="any"
            className="select"
            value={config.threshold === undefined ? '' : +(config.threshold * scale).toPrecision(6)}
            onChange={(event) => set({ threshold: event.target.value === '' ? undefined : Number(event.target.value) / scale })}
          />
        )}
      </Field>
      <div className="field">
        <span className="w5">{t('dashboards.drawIn')}</span>
        <Checkbox on={config.marks !== false} onChange={(marks) => set({ marks })}>
          {t('dashboards.marks')}
        </Checkbox>
      </div>
      <Segments label={t('dashboards.axis')} value={config.axis ?? 'auto'} options={(['auto', 'zero', 'log'] as const).map((each) => [each, t(`dashboards.axes.${each}`)])} onChange={(axis) => set({ axis: axis as WidgetConfig['axis'] })} />
    </>
  )
}
