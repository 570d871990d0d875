import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { currentWorkspace, request } from '../../../api/client'
import { Checkbox } from '../../../components/form/Checkbox'
import { Icon } from '../../../components/Icon'
import { scoreNamesQuery } from '../../experiments/api'
import { experimentFields } from '../../experiments/list/fields'
import { GroupMenu } from '../../experiments/list/GroupMenu'
import { COLUMNS, columnsOf, useColumnName } from '../leaderboardColumns'
import { ChosenExperiments } from './ChosenExperiments'
import { Choice, CountField, FilterList, Segments, type Fields } from './controls'

interface Props extends Fields {
  projectId: string | undefined
}

/** Of the project; on a dashboard of the workspace of all of them. */
const useScoreNames = (projectId: string | undefined): string[] => [...new Set((useQuery(scoreNamesQuery(projectId ?? '')).data ?? []).map((each) => each.name))]

/** Which experiments: of a data set, by their configuration, as groups. */
function Which({ config, set }: Fields) {
  const { t } = useTranslation()
  const datasets = useQuery({
    queryKey: ['datasets', currentWorkspace(), 'choice'],
    queryFn: ({ signal }) => request('/datasets', { query: { page: 1, size: 100 }, signal }).then((page) => page.content),
  })
  const filters = config.filters ?? []
  const ofDataset = (each: { field: string }) => each.field === 'dataset_id'
  return (
    <>
      <Choice
        label={t('dashboards.columns.dataset_id')}
        value={filters.find(ofDataset)?.value ?? ''}
        options={[['', t('dashboards.anyDataset')], ...(datasets.data ?? []).map((each): [string, string] => [each.id, each.name])]}
        onChange={(value) => set({ filters: [...filters.filter((each) => !ofDataset(each)), ...(value ? [{ field: 'dataset_id', operator: '=', value }] : [])] })}
      />
      <ChosenExperiments config={config} set={set} datasetId={filters.find(ofDataset)?.value ?? ''} />
      <FilterList fields={experimentFields} filters={filters.filter((each) => !ofDataset(each))} onChange={(next) => set({ filters: [...filters.filter(ofDataset), ...next] })} />
      <div className="field">
        <span className="w5">{t('experiments.groupBy')}</span>
        <div className="wfilters">
          <GroupMenu groups={config.groups ?? []} config={[]} onChange={(groups) => set({ groups })} />
        </div>
      </div>
    </>
  )
}

/** Scores of experiments: how drawn, which experiments, which scores. */
export function ScoresFields({ config, set, projectId }: Props) {
  const { t } = useTranslation()
  const known = useScoreNames(projectId)
  const chosen = config.feedbackScores ?? []
  return (
    <>
      <Segments
        label={t('dashboards.chart')}
        value={config.chartType ?? 'line'}
        options={(['line', 'bar', 'radar'] as const).map((kind) => [kind, t(`dashboards.charts.${kind}`)])}
        onChange={(kind) => set({ chartType: kind as 'line' | 'bar' | 'radar' })}
      />
      <Which config={config} set={set} />
      <CountField label={t('dashboards.most')} value={config.maxExperimentsCount ?? 10} onChange={(maxExperimentsCount) => set({ maxExperimentsCount })} />
      {known.length > 0 && (
        <div className="field">
          <span className="w5">{t('dashboards.onlyScores')}</span>
          <div className="wfilters">
            {known.map((name) => (
              <Checkbox key={name} on={chosen.includes(name)} onChange={(on) => set({ feedbackScores: on ? [...chosen, name] : chosen.filter((each) => each !== name) })}>
                {name}
              </Checkbox>
            ))}
          </div>
          <span className="t3 fs12">{t('dashboards.noneIsAll')}</span>
        </div>
      )}
    </>
  )
}

/** A table of experiments: which, which columns in which order, ranked by what. */
export function LeaderboardFields({ config, set, projectId }: Props) {
  const { t } = useTranslation()
  const name = useColumnName()
  const shown = columnsOf(config)
  const known = [...new Set([...shown, ...COLUMNS, ...useScoreNames(projectId).map((each) => `feedback_scores.${each}`)])]
  const move = (column: string, by: number) => {
    const next = shown.filter((each) => each !== column)
    next.splice(Math.max(0, shown.indexOf(column) + by), 0, column)
    set({ selectedColumns: next })
  }
  const ranking = known.filter((each) => each !== 'dataset_id' && each !== 'created_at')
  return (
    <>
      <Which config={config} set={set} />
      <CountField label={t('dashboards.most')} value={config.maxRows ?? 10} onChange={(maxRows) => set({ maxRows })} />
      <div className="field">
        <span className="w5">
          {t('dashboards.shownColumns')} <span className="t3">{t('dashboards.selected', { n: shown.length, of: known.length })}</span>
        </span>
        <ul className="wcolumns">
          {known.map((column) => {
            const on = shown.includes(column)
            return (
              <li key={column} className="row">
                <Checkbox on={on} onChange={(next) => set({ selectedColumns: next ? [...shown, column] : shown.filter((each) => each !== column) })}>
                  {name(column)}
                </Checkbox>
                <span className="grow" />
                {on && (
                  <>
                    <button type="button" className="ibtn sm" aria-label={t('dashboards.earlier', { name: name(column) })} disabled={shown[0] === column} onClick={() => move(column, -1)}>
                      <Icon of={ArrowUp} size={12} />
                    </button>
                    <button type="button" className="ibtn sm" aria-label={t('dashboards.later', { name: name(column) })} disabled={shown.at(-1) === column} onClick={() => move(column, 1)}>
                      <Icon of={ArrowDown} size={12} />
                    </button>
                  </>
                )}
              </li>
            )
          })}
        </ul>
      </div>
      <Choice
        label={t('dashboards.rankBy')}
        value={config.enableRanking ? (config.rankingMetric ?? '') : ''}
        options={[['', t('dashboards.unranked')], ...ranking.map((each): [string, string] => [each, name(each)])]}
        onChange={(rankingMetric) => set({ enableRanking: rankingMetric !== '', rankingMetric: rankingMetric || undefined })}
      />
      <Checkbox disabled={!config.enableRanking} on={config.rankingDirection ?? true} onChange={(rankingDirection) => set({ rankingDirection })}>
        {t('dashboards.higherFirst')}
      </Checkbox>
    </>
  )
}
