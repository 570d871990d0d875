import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { projectsQuery } from '../../api/projects'
import { AddFilter } from '../../components/filters/AddFilter'
import { useFilterText } from '../../components/filters/useFilterText'
import { Checkbox } from '../../components/form/Checkbox'
import { Field } from '../../components/form/Field'
import { SidePanel } from '../../components/panel/SidePanel'
import { X } from 'lucide-react'
import type { Filter, Level } from '../../api/types'
import { Icon } from '../../components/Icon'
import { fieldsOf } from '../logs/fields'
import { breakdownsOf, METRICS, metricOf, needsSeries } from './metrics'
import type { Editing } from './useEditing'
import type { Widget, WidgetConfig } from './model'

const STATS = ['trace_count', 'error_count', 'duration.p50', 'duration.p90', 'duration.p99', 'total_estimated_cost', 'total_estimated_cost_sum', 'span_count', 'llm_span_count', 'usage.total_tokens', 'guardrails_failed_count']

/** The settings of one widget, applied at once: the card beside them is the preview. */
export function WidgetSettings({ widget, projectId, editing, onClose }: { widget: Widget; projectId: string | undefined; editing: Editing; onClose: () => void }) {
  const { t } = useTranslation()
  const { config } = widget
  const set = (change: WidgetConfig) => editing.update(widget.id, { config: change })
  return (
    <SidePanel kind="widget" label={t('dashboards.settingsOf', { name: widget.title })} title={t(`dashboards.types.${widget.type}`, widget.type)} onClose={onClose} className="wsettings">
      <div className="wform">
        <Field label={t('dashboards.title')}>
          {(control) => <input {...control} className="select" value={widget.title} maxLength={200} onChange={(event) => editing.update(widget.id, { title: event.target.value })} />}
        </Field>
        {projectId === undefined && (widget.type === 'project_metrics' || widget.type === 'project_stats_card') && (
          <ProjectField value={config.projectId} onChange={(id) => set({ projectId: id })} />
        )}
        {widget.type === 'project_metrics' && <MetricFields config={config} set={set} />}
        {widget.type === 'project_stats_card' && <StatFields config={config} set={set} />}
        {widget.type === 'text_markdown' && (
          <Field label={t('dashboards.text')} help={t('dashboards.textHelp')}>
            {(control) => <textarea {...control} className="area" rows={12} value={config.content ?? ''} onChange={(event) => set({ content: event.target.value })} />}
          </Field>
        )}
        {widget.type === 'experiments_feedback_scores' && <ScoresFields config={config} set={set} />}
        {widget.type === 'experiment_leaderboard' && <LeaderboardFields config={config} set={set} />}
      </div>
    </SidePanel>
  )
}

interface Fields {
  config: WidgetConfig
  set: (change: WidgetConfig) => void
}

function ProjectField({ value, onChange }: { value: string | undefined; onChange: (id: string) => void }) {
  const { t } = useTranslation()
  const projects = useQuery(projectsQuery())
  return (
    <Choice
      label={t('dashboards.project')}
      value={value ?? ''}
      options={[['', t('dashboards.choose')], ...(projects.data?.content ?? []).map((project): [string, string] => [project.id, project.name])]}
      onChange={onChange}
    />
  )
}

function Choice({ label, value, options, onChange }: { label: string; value: string; options: [string, string][]; onChange: (value: string) => void }) {
  return (
    <Field label={label}>
      {(control) => (
        <select {...control} className="select" value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map(([id, text]) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function MetricFields({ config, set }: Fields) {
  const { t } = useTranslation()
  const metric = metricOf(config.metricType)
  const split = config.breakdown?.field ?? ''
  const filters = FILTERS[metric.level]
  return (
    <>
      <Choice
        label={t('dashboards.metric')}
        value={metric.id}
        options={METRICS.map((each) => [each.id, t(each.label)])}
        onChange={(metricType) => set({ metricType, breakdown: undefined, feedbackScores: undefined })}
      />
      <ChartField config={config} set={set} kinds={['line', 'bar']} />
      <Choice
        label={t('dashboards.splitBy')}
        value={split}
        options={[['', t('dashboards.none')], ...breakdownsOf(metric.level).map((field): [string, string] => [field, t(`dashboards.fields.${field}`)])]}
        onChange={(field) => set({ breakdown: field ? { field, subMetric: needsSeries(metric.id) ? seriesOf(metric.id) : undefined } : undefined })}
      />
      {split === 'metadata' && (
        <Field label={t('dashboards.metadataKey')}>
          {(control) => <input {...control} className="select" value={config.breakdown?.metadataKey ?? ''} onChange={(event) => set({ breakdown: { ...config.breakdown!, metadataKey: event.target.value } })} />}
        </Field>
      )}
      {split && needsSeries(metric.id) && (
        <Field label={t('dashboards.series.which')} help={t('dashboards.series.help')}>
          {(control) => <input {...control} className="select" value={config.breakdown?.subMetric ?? ''} onChange={(event) => set({ breakdown: { ...config.breakdown!, subMetric: event.target.value } })} />}
        </Field>
      )}
      <FilterField level={metric.level} filters={config[filters]} onChange={(next) => set({ [filters]: next })} />
    </>
  )
}

const FILTERS: Record<Level, 'traceFilters' | 'spanFilters' | 'threadFilters'> = { traces: 'traceFilters', spans: 'spanFilters', threads: 'threadFilters' }
const seriesOf = (metric: string): string | undefined => (metric.includes('DURATION') ? 'p50' : metric.includes('TOKEN') ? 'total_tokens' : undefined)

function ChartField({ config, set, kinds }: Fields & { kinds: ('line' | 'bar' | 'radar')[] }) {
  const { t } = useTranslation()
  return (
    <div className="field">
      <span className="w5">{t('dashboards.chart')}</span>
      <div className="seg" role="group" aria-label={t('dashboards.chart')}>
        {kinds.map((kind) => (
          <button key={kind} type="button" className={(config.chartType ?? kinds[0]) === kind ? 'on' : ''} aria-pressed={(config.chartType ?? kinds[0]) === kind} onClick={() => set({ chartType: kind })}>
            {t(`dashboards.charts.${kind}`)}
          </button>
        ))}
      </div>
    </div>
  )
}

function StatFields({ config, set }: Fields) {
  const { t } = useTranslation()
  const level: Level = config.source === 'spans' ? 'spans' : 'traces'
  const filters = FILTERS[level] as 'traceFilters' | 'spanFilters'
  const known = STATS.includes(config.metric ?? 'trace_count')
  return (
    <>
      <Choice label={t('dashboards.of')} value={level} options={(['traces', 'spans'] as const).map((each) => [each, t(`logs.${each}`)])} onChange={(source) => set({ source: source as 'traces' | 'spans' })} />
      <Choice
        label={t('dashboards.metric')}
        value={known ? (config.metric ?? 'trace_count') : 'score'}
        options={[...STATS.map((each): [string, string] => [each, t(`dashboards.stats.${each.replace('.', '_')}`)]), ['score', t('dashboards.stats.score')]]}
        onChange={(metric) => set({ metric: metric === 'score' ? 'feedback_scores.' : metric })}
      />
      {!known && (
        <Field label={t('dashboards.scoreName')}>
          {(control) => <input {...control} className="select" value={(config.metric ?? '').replace(/^feedback_scores\./, '')} onChange={(event) => set({ metric: `feedback_scores.${event.target.value}` })} />}
        </Field>
      )}
      <FilterField level={level} filters={config[filters]} onChange={(next) => set({ [filters]: next })} />
    </>
  )
}

function FilterField({ level, filters = [], onChange }: { level: Level; filters: Filter[] | undefined; onChange: (filters: Filter[]) => void }) {
  const { t } = useTranslation()
  const fields = fieldsOf(level)
  const text = useFilterText(fields)
  return (
    <div className="field">
      <span className="w5">{t('dashboards.filters')}</span>
      <div className="wfilters">
        {filters.map((filter, index) => {
          const { name, operator, value } = text(filter)
          return (
            <span className="chip" key={`${filter.field}${index}`}>
              <span className="f">{name}</span>
              <span className="op">{operator}</span>
              {value && <span className="v num">{value}</span>}
              <button className="x" aria-label={t('logs.removeFilter', { name })} onClick={() => onChange(filters.filter((_, at) => at !== index))}>
                <Icon of={X} size={12} />
              </button>
            </span>
          )
        })}
        <AddFilter fields={fields} onAdd={(filter) => onChange([...filters, filter])} />
      </div>
    </div>
  )
}

function ScoresFields({ config, set }: Fields) {
  const { t } = useTranslation()
  return (
    <>
      <ChartField config={config} set={set} kinds={['bar', 'line', 'radar']} />
      <CountField label={t('dashboards.most')} value={config.maxExperimentsCount ?? 10} onChange={(maxExperimentsCount) => set({ maxExperimentsCount })} />
      <Field label={t('dashboards.onlyScores')} help={t('dashboards.onlyScoresHelp')}>
        {(control) => (
          <input
            {...control}
            className="select"
            value={(config.feedbackScores ?? []).join(', ')}
            onChange={(event) => set({ feedbackScores: event.target.value.split(',').map((each) => each.trim()).filter(Boolean) })}
          />
        )}
      </Field>
    </>
  )
}

function LeaderboardFields({ config, set }: Fields) {
  const { t } = useTranslation()
  return (
    <>
      <CountField label={t('dashboards.most')} value={config.maxRows ?? 10} onChange={(maxRows) => set({ maxRows })} />
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

function CountField({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  const { t } = useTranslation()
  const valid = Number(value) >= 1 && Number(value) <= 100
  return (
    <Field label={label} error={valid ? undefined : t('dashboards.countRange')}>
      {(control) => <input {...control} type="number" min={1} max={100} className="select" value={value} onChange={(event) => onChange(Number(event.target.value))} />}
    </Field>
  )
}
