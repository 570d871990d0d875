import { Link } from '@tanstack/react-router'
import { useTranslation } from '../../../i18n/useTranslation'
import * as f from '../../../lib/format'
import type { SuiteResults } from './api'
import { passShare, points } from './results'

interface Props {
  results: SuiteResults
  /** Name of the run before. */
  before: string | undefined
  /** Names of the evaluators that are code. */
  code: ReadonlySet<string>
  needed: number
  /** The assertion by which the items are narrowed. */
  chosen: string | undefined
}

const search = (assertion: string | undefined) => ((now: object) => ({ ...now, assertion })) as never

/** One line for each assertion: on how many items it holds, beside the share that is needed; a line narrows the items. */
export function AssertionTable({ results, before, code, needed, chosen }: Props) {
  const { t } = useTranslation()
  const rows = results.assertions.toSorted((a, b) => (passShare(a) ?? 1) - (passShare(b) ?? 1))
  return (
    <section className="sassert" aria-label={t('datasets.assertionsOfRun')} tabIndex={0} data-testid="suite-assertions">
      <table>
        <caption className="sr">{t('datasets.assertionsOfRun')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('datasets.assertion')}</th>
            <th scope="col" className="opt">{t('datasets.cols.kind')}</th>
            <th scope="col" className="opt">{t('datasets.cols.applies')}</th>
            <th scope="col" className="opt">{t('datasets.cols.passedItems')}</th>
            <th scope="col" className="n">{t('datasets.cols.share')}</th>
            {before !== undefined && <th scope="col" className="n opt" title={before}>{t('datasets.cols.before')}</th>}
            <th scope="col" className="n">{t('datasets.cols.failed')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const share = passShare(row) ?? 0
            const earlier = row.previous && passShare(row.previous)
            const failed = row.items - row.passed_items
            const on = chosen === row.name
            return (
              <tr key={row.name} className={on ? 'cur' : ''}>
                <td>
                  <Link to="." search={search(on ? undefined : row.name)} className="w5" aria-current={on ? 'true' : undefined} title={row.name}>
                    {row.name}
                  </Link>
                </td>
                <td className="t2 opt">{t(code.has(row.name) ? 'datasets.code' : 'datasets.judge')}</td>
                <td className="t2 opt">{row.items === results.total ? t('datasets.allItems') : t('datasets.rows', { count: row.items })}</td>
                <td className="opt">
                  <span className={`spb ${share === 1 ? 'full' : ''}`} role="img" aria-label={t('datasets.shareNeeded', { share: f.share(share), needed: f.percent(needed) })}>
                    <i style={{ width: `${share * 100}%` }} />
                    <b style={{ left: `${needed * 100}%` }} />
                  </span>
                </td>
                <td className={`n num ${share < needed ? 'err w5' : ''}`} title={t('datasets.runsPassed', { passed: row.passed_runs, total: row.runs })}>
                  {f.share(share)}
                </td>
                {before !== undefined && (
                  <td className="n num opt">
                    {earlier === undefined ? <span className="t3">{f.NONE}</span> : <span className={share < earlier ? 'err' : share > earlier ? 'ok' : 't3'}>{points(share - earlier)}</span>}
                  </td>
                )}
                <td className="n num">
                  {failed > 0 ? (
                    <Link to="." search={search(row.name)} className="acc">
                      {f.count(failed)}
                    </Link>
                  ) : (
                    <span className="t3">0</span>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
