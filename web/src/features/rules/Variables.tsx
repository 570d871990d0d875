import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { candidatesQuery } from './api'
import { pathsOf, variablesOf, type Draft } from './model'
import { Row } from './Row'
import { useFilled } from './useTrials'

/** Where each variable comes from, its value in a real trace, and how often it has one. */
export function Variables({ draft, projectId, error, onChange }: { draft: Draft; projectId: string; error: string | undefined; onChange: (variables: Record<string, string>) => void }) {
  const { t } = useTranslation()
  const id = useId()
  const names = variablesOf(draft)
  const candidates = useQuery(candidatesQuery(projectId, draft.level, draft.filters, 20))
  const filled = useFilled(draft, projectId, candidates.data)
  if (draft.level === 'threads') return <Row title={t('rules.variables')}><p className="t2 fs12">{t('rules.contextOnly', { place: '{{context}}', interpolation: { skipOnVariables: true } })}</p></Row>
  if (names.length === 0) return null
  return (
    <Row title={t('rules.variables')} note={t(draft.kind === 'judge' ? 'rules.found' : 'rules.foundArguments', { count: names.length })} error={error}>
      <table className="rvars">
        <thead>
          <tr>
            <th scope="col">{t('rules.variable')}</th>
            <th scope="col">{t('rules.takenFrom')}</th>
            <th scope="col">{t(`rules.inFirst.${draft.level}`)}</th>
            <th scope="col" className="n">
              {t('rules.filled')}
            </th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const share = filled.data?.filled[name]
            const value = filled.data?.results[0]?.values[name]
            return (
              <tr key={name}>
                <td>
                  <code className="rv">{draft.kind === 'judge' ? `{{${name}}}` : name}</code>
                </td>
                <td>
                  <input className="input mono" list={`${id}p`} aria-label={t('rules.placeOf', { name })} aria-invalid={draft.variables[name]?.trim() ? undefined : true} value={draft.variables[name] ?? ''} spellCheck={false} onChange={(event) => onChange({ ...draft.variables, [name]: event.target.value })} />
                </td>
                <td className="mono fs12 trunc" title={value ?? undefined}>
                  {value ?? <span className="t3">{filled.data?.results.length ? t('rules.noValue') : f.NONE}</span>}
                </td>
                <td className={`n num ${share !== undefined && share < 1 ? 'wrn' : ''}`}>{share === undefined ? f.NONE : f.share(share)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <datalist id={`${id}p`}>
        {pathsOf(candidates.data?.[0], draft.level).map((path) => (
          <option key={path} value={path} />
        ))}
      </datalist>
    </Row>
  )
}
