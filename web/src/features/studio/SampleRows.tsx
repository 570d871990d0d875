import { useTranslation } from '../../i18n/useTranslation'
import { useErrorText } from '../../components/PageStates'
import * as f from '../../lib/format'
import { editText } from '../datasets/itemData'
import type { DatasetRows } from './useDatasetRows'

interface Props {
  name: string | undefined
  sample: DatasetRows
  /** Fields that the prompt names. */
  used: string[]
  /** The field that answers are compared with. */
  reference: string | undefined
}

/** The first rows of the dataset, so that fields and prompt are written beside what they stand for. */
export function SampleRows({ name, sample, used, reference }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const { rows, total, fields, error } = sample
  return (
    <aside className="rdry srows" tabIndex={0} role="region" aria-label={t('studio.sample')}>
      <header className="row rdh">
        <h2 className="w6">{t('studio.sample')}</h2>
        <span className="t3 fs12 trunc">{name}</span>
        <span className="grow" />
        {total !== undefined && <span className="t3 fs12 num nowrap">{t('studio.rows', { count: total, shown: f.count(total) })}</span>}
      </header>
      {!name ? (
        <p className="t3 rnote">{t('studio.sampleNone')}</p>
      ) : error ? (
        <p className="err rnote">{t('studio.sampleFailed', { reason: errorText(error) })}</p>
      ) : fields === null ? (
        <p className="t3 rnote" aria-busy="true">
          {t('common.loading')}
        </p>
      ) : rows.length === 0 ? (
        <p className="t3 rnote">{t('studio.sampleEmpty')}</p>
      ) : (
        rows.map((row) => (
          <dl key={row.id} className="srow">
            {fields
              .filter((field) => field in row.data)
              .map((field) => (
                <div key={field}>
                  <dt className="mono fs12">
                    <span className={used.includes(field) ? 'rv' : ''}>{field}</span>
                    {field === reference && <span className="badge line">{t('studio.isReference')}</span>}
                  </dt>
                  <dd>{editText(row.data[field])}</dd>
                </div>
              ))}
          </dl>
        ))
      )}
    </aside>
  )
}
