import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { RotateCcw, TriangleAlert } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { PageError } from '../../components/PageStates'
import { useJudgements } from '../../components/score/judgements'
import { Sparkline } from '../../components/Sparkline'
import * as f from '../../lib/format'
import { environmentsQuery, usageQuery, usesByNameQuery, type Prompt, type PromptVersion } from './api'
import { Change } from './Change'
import { effectRows, FEWEST, type EffectRow } from './effect'
import { EnvironmentRows } from './EnvironmentRows'
import type { PromptSearch } from './feature'
import { Fetch } from './Fetch'
import { RANGES, usesOf } from './range'
import { useDeploy } from './useDeploy'
import { useEffectOf } from './useEffectOf'
import { usePromptSearch } from './usePromptSearch'
import { UsesByName } from './UsesByName'

interface Props {
  prompt: Prompt
  version: PromptVersion
  before: PromptVersion | undefined
}

/** Where versions run, and what this one did compared with the one before. */
export function EffectPanel({ prompt, version, before }: Props) {
  const { t } = useTranslation()
  const { projectId = '' } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as PromptSearch
  const change = usePromptSearch()
  const environments = useQuery(environmentsQuery())
  const usage = useQuery(usageQuery(projectId, [prompt.id], false))
  const deployed = usage.data?.get(prompt.id)?.environments ?? []
  const { range, from, effect, a, b } = useEffectOf(prompt, version, before)
  const entity = effect.data?.entity_type ?? 'traces'
  const used = b !== undefined && b.count > 0
  const names = useQuery({ ...usesByNameQuery(projectId, entity, version.id, from, search.environment), enabled: used, placeholderData: keepPreviousData })
  // What stands below the names comes after them, too.
  const measured = !effect.isPending && !(used && names.isPending)
  const judgements = useJudgements()
  const rows = effectRows(a, b, (score) => judgements.get(score)?.polarity)
  const errors = rows.find((row) => row.id === 'errors')
  const deploy = useDeploy()
  const runsIn = (environments.data ?? []).filter(({ name }) => deployed.some((each) => each.environment === name && each.version_id === version.id))
  return (
    <aside className="pr2" aria-label={t('prompts.effect.title')} tabIndex={0}>
      <section>
        <h2 className="h3">{t('prompts.environments')}</h2>
        <EnvironmentRows prompt={prompt} deployed={deployed} pending={usage.isPending} />
        {errors?.verdict === 'worse' && before && runsIn.length > 0 && (
          <div className="rb" role="alert">
            <Icon of={TriangleAlert} size={14} className="err" />
            <p>
              <b className="w5">{t('prompts.effect.errorsRose', { before: f.share(errors.before), after: f.share(errors.after) })}</b>{' '}
              {t('prompts.effect.comparedWith', { version: before.version_number })}
            </p>
            <button className="btn sm" onClick={() => void deploy(runsIn.map((each) => each.name), before, version)}>
              <Icon of={RotateCcw} size={12} />
              {t('prompts.rollBack')}
            </button>
          </div>
        )}
      </section>
      {/* As many environments as there are stand above: what is below them comes after them, and does not move. */}
      {!environments.isPending && !usage.isPending && (
        <>
          <section>
            <div className="row">
              <h2 className="h3 grow">{t('prompts.effect.title')}</h2>
              <select className="select sm" aria-label={t('prompts.environments')} value={search.environment ?? ''} onChange={(event) => change({ environment: event.target.value || undefined })}>
                <option value="">{t('prompts.everywhere')}</option>
                {environments.data?.map((each) => (
                  <option key={each.id}>{each.name}</option>
                ))}
              </select>
              <select className="select sm" aria-label={t('prompts.lookBack')} value={range} onChange={(event) => change({ range: event.target.value === '7d' ? undefined : event.target.value })}>
                {RANGES.map((each) => (
                  <option key={each} value={each}>
                    {t(`prompts.ranges.${each}`)}
                  </option>
                ))}
              </select>
            </div>
            {effect.isError ? (
              <PageError whole={false} error={effect.error} failed={t('prompts.effect.failed')} />
            ) : (
              <Rows rows={rows} before={before} version={version} loading={effect.isPending || effect.isPlaceholderData} />
            )}
            {b && b.count > 0 && b.count < FEWEST && <p className="t3 fs12">{t('prompts.effect.few', { count: FEWEST })}</p>}
            {(a?.estimated || b?.estimated) && <p className="t3 fs12">{t('prompts.effect.estimated')}</p>}
          </section>
          <section>
            <h2 className="h3">{t('prompts.tabs.usage')}</h2>
            <div className="row use">
              <div>
                <b className="num">{effect.isPending || effect.isPlaceholderData ? '…' : f.count(b?.count)}</b>
                <span className="t3 fs12">{t(`prompts.effect.${entity}`)}</span>
              </div>
              <Sparkline values={b?.series.count ?? []} width={150} height={34} color="var(--accent)" />
            </div>
            {used && names.data && <UsesByName names={names.data} entity={entity} range={range} filters={usesOf(version.id, search.environment)} />}
          </section>
          {measured && (
            <section>
              <h2 className="h3">{t('prompts.fetch')}</h2>
              <Fetch prompt={prompt} version={version} environment={runsIn[0]?.name} />
            </section>
          )}
        </>
      )}
    </aside>
  )
}

function Rows({ rows, before, version, loading }: { rows: EffectRow[]; before: PromptVersion | undefined; version: PromptVersion; loading: boolean }) {
  const { t } = useTranslation()
  return (
    <table className="cmps">
      <caption className="sr">{t('prompts.effect.title')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">{t('prompts.effect.measure')}</span>
          </th>
          <th scope="col">{before?.version_number ?? f.NONE}</th>
          <th scope="col">{version.version_number}</th>
          <th scope="col">
            <span className="sr">{t('prompts.effect.change')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name ?? row.id}>
            <th scope="row">{row.name ?? t(`prompts.effect.${row.id}`)}</th>
            <td className="num t2">{loading ? '…' : show(row, row.before)}</td>
            <td className="num w5">{loading ? '…' : show(row, row.after)}</td>
            <td>{row.id === 'uses' ? '' : <Change delta={row.delta} relative={row.relative} points={row.id === 'errors'} verdict={row.verdict} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function show(row: EffectRow, value: number | null): string {
  if (value === null) return f.NONE
  if (row.id === 'uses' || row.id === 'tokens') return f.count(Math.round(value))
  if (row.id === 'errors') return f.share(value)
  if (row.id === 'score') return f.score(value)
  return row.id === 'cost' ? f.cost(value) : f.durationSummary(value)
}
