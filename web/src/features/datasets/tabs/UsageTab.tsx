import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from '../../../i18n/useTranslation'
import { PageError } from '../../../components/PageStates'
import * as f from '../../../lib/format'
import { MOST_TOLD, usersQuery } from './api'
import { byVersion } from './byVersion'

/** What depends on the dataset: experiments by version, and optimizations. */
export function UsageTab({ datasetId }: { datasetId: string }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const users = useQuery(usersQuery(projectId, datasetId))
  if (users.isError) return <PageError whole={false} error={users.error} />
  if (!users.data) return <div className="dstab" aria-busy="true" />
  const { experiments, optimizations } = users.data
  return (
    <div className="dstab" tabIndex={0} role="region" aria-label={t('datasets.tabs.usage')}>
      <h2 className="h3">{t('datasets.usedByVersion')}</h2>
      {experiments.total > MOST_TOLD && <p className="t3 fs12">{t('datasets.latestOnly', { n: f.count(MOST_TOLD), total: f.count(experiments.total) })}</p>}
      {experiments.content.length === 0 ? (
        <p className="t2">{t('datasets.noExperiments')}</p>
      ) : (
        <table className="dsfacts">
          <thead>
            <tr>
              <th scope="col">{t('datasets.version')}</th>
              <th scope="col" className="num">
                {t('datasets.tabs.experiments')}
              </th>
              <th scope="col">{t('datasets.lastRun')}</th>
              <th scope="col">{t('datasets.lastAt')}</th>
            </tr>
          </thead>
          <tbody>
            {byVersion(experiments.content).map(({ version, count, latest }) => (
              <tr key={version ?? ''}>
                <th scope="row" className="num">
                  {version ?? t('datasets.noVersion')}
                </th>
                <td className="num">{f.count(count)}</td>
                <td>
                  <Link className="acc" to="/$workspace/projects/$projectId/experiments/$datasetId/compare" params={{ workspace, projectId, datasetId }} search={{ experiments: [latest.id] } as never}>
                    {latest.name}
                  </Link>
                </td>
                <td>
                  <time dateTime={latest.created_at} title={f.timeFull(latest.created_at)}>
                    {f.time(latest.created_at)}
                  </time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2 className="h3">{t('nav.optimizations')}</h2>
      {optimizations.content.length === 0 ? (
        <p className="t2">{t('datasets.noOptimizations')}</p>
      ) : (
        <ul className="dsusers">
          {optimizations.content.map((each) => (
            <li key={each.id}>
              <Link className="acc" to="/$workspace/projects/$projectId/optimizations/$optimizationId" params={{ workspace, projectId, optimizationId: each.id }}>
                {each.name}
              </Link>
              <span className="t3 fs12">{f.time(each.created_at)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
