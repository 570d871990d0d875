import { useMemo } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Switch } from '../../../components/form/Switch'
import { State, Waiting } from '../../../components/PageStates'
import { configRows, type ConfigRow } from './configDiff'
import { Letter } from './letters'
import type { Comparison } from './useComparison'
import { wordDiff } from './wordDiff'

/** Keys by experiments; only those that differ unless asked for, with the changed words marked against the baseline. */
export function Configuration({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation()
  const { experiments, letters, search, set, alone } = comparison
  const rows = useMemo(() => configRows(experiments), [experiments])
  const shown = alone || search.all ? rows : rows.filter((row) => row.differs)
  return (
    <>
      {!alone && (
        <div className="bar">
          <Switch on={!search.all} label={t('experiments.differencesOnly')} onChange={(on) => set({ all: on ? undefined : true })} />
          <span>{t('experiments.differencesOnly')}</span>
          <span className="t3 fs12">{t('experiments.keysDiffer', { differ: rows.filter((row) => row.differs).length, total: rows.length })}</span>
        </div>
      )}
      {experiments.length === 0 && comparison.isPending ? (
        <Waiting />
      ) : shown.length === 0 ? (
        <State title={t(rows.length === 0 ? 'experiments.noConfig' : 'experiments.sameConfig')}>{rows.length === 0 && t('experiments.noConfigText')}</State>
      ) : (
        <div className="tw grow" tabIndex={0} role="region" aria-label={t('experiments.config')}>
          <table className="tbl cfg">
            <caption className="sr">{t('experiments.config')}</caption>
            <colgroup>
              <col style={{ width: 220 }} />
              {experiments.map((each) => (
                <col key={each.id} />
              ))}
            </colgroup>
            <thead>
              <tr>
                <th scope="col">{t('experiments.key')}</th>
                {experiments.map((each) => (
                  <th scope="col" key={each.id}>
                    <span className="row">
                      <Letter of={letters.get(each.id)} />
                      <span className="trunc">{each.name}</span>
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.key}>
                  <th scope="row" className="mono" title={row.key}>
                    {row.key}
                  </th>
                  {row.values.map((value, index) => (
                    <td key={experiments[index]?.id}>
                      <Value row={row} value={value} index={index} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function Value({ row, value, index }: { row: ConfigRow; value: string | undefined; index: number }) {
  const { t } = useTranslation()
  const first = row.values[0]
  const parts = useMemo(() => (index > 0 && value !== undefined && first !== undefined && value !== first ? wordDiff(first, value).after : null), [first, value, index])
  if (value === undefined) return <span className="t3">{t('experiments.notSet')}</span>
  if (!parts) return <span className={`pre ${row.differs ? '' : 't2'}`}>{value}</span>
  return (
    <span className="pre" data-differs>
      {parts.map((part, at) => (part.changed ? <ins key={at}>{part.text}</ins> : part.text))}
    </span>
  )
}
