import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import type { PathDifference } from './model/paths'
import { PairHead } from './PairHead'

const FEW = 12
const MOST_TEXT = 160

/** The places at which two payloads differ. */
export function PathTable({ rows, label }: { rows: PathDifference[]; label: string }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const cell = (text: string | undefined, kind: 'del' | 'ins') => {
    if (text === undefined) return <span className="t3">{f.NONE}</span>
    const short = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text
    return kind === 'del' ? <del title={text}>{short}</del> : <ins title={text}>{short}</ins>
  }
  return (
    <>
      <table className="kvd">
        <caption className="sr">{label}</caption>
        <PairHead label={t('traceCompare.path')} />
        <tbody>
          {rows.slice(0, all ? undefined : FEW).map((row) => (
            <tr key={row.path}>
              <th scope="row" className="mono" title={row.path}>
                {row.path || t('traceCompare.wholeValue')}
              </th>
              <td className="mono">{cell(row.a, 'del')}</td>
              <td className="mono">{cell(row.b, 'ins')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && rows.length > FEW && (
        <button className="btn ghost sm" onClick={() => setAll(true)}>
          {t('traceCompare.allPaths', { count: rows.length, n: f.count(rows.length) })}
        </button>
      )}
    </>
  )
}
