import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n/useTranslation'
import { PageError } from '../../../components/PageStates'
import * as f from '../../../lib/format'
import { fieldsQuery } from '../expand/api'

/** The fields of the newest items: their types, how many items fill them, how much they differ, what is in them. */
export function SchemaTab({ datasetId }: { datasetId: string }) {
  const { t } = useTranslation()
  const fields = useQuery(fieldsQuery(datasetId))
  if (fields.isError) return <PageError whole={false} error={fields.error} />
  if (!fields.data) return <div className="dstab" aria-busy="true" />
  const { sampled, fields: found } = fields.data
  return (
    <div className="dstab" tabIndex={0} role="region" aria-label={t('datasets.tabs.schema')}>
      <p className="t2">{sampled === 0 ? t('datasets.schemaEmpty') : t('datasets.schemaText', { count: sampled, n: f.count(sampled) })}</p>
      {found.length > 0 && (
        <table className="dsfacts">
          <thead>
            <tr>
              {(['field', 'type', 'fill', 'distinct', 'holds'] as const).map((each) => (
                <th key={each} scope="col" className={each === 'distinct' ? 'num' : ''}>
                  {t(`datasets.schema.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.map((each) => (
              <tr key={each.name}>
                <th scope="row" className="mono">
                  {each.name}
                </th>
                <td>{each.types.map((type) => t(`datasets.kinds.${type === 'array' ? 'list' : type}`, type)).join(' / ')}</td>
                <td>
                  <span className={`dsfill ${each.filled < 1 ? 'part' : ''}`}>
                    <i style={{ width: `${each.filled * 100}%` }} />
                  </span>
                  <span className="num">{f.percent(each.filled)}</span>
                </td>
                <td className="num">{f.count(each.distinct)}</td>
                <td className="t2">
                  {each.values ? t('datasets.oneOf', { values: each.values.join(', ') }) : each.longest === undefined ? f.NONE : t('datasets.lengths', { from: f.count(each.shortest), to: f.count(each.longest) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
