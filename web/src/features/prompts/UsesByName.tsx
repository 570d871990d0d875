import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import type { Filter, Schemas } from '../../api/types'
import * as f from '../../lib/format'
import type { EffectRange } from './range'

interface Props {
  names: Schemas['LogValues']
  entity: 'traces' | 'spans'
  range: EffectRange
  filters: Filter[]
}

/** What used a version most, by name; each name leads to its rows in Logs, the last line to all. */
export function UsesByName({ names, entity, range, filters }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const search = (more: Filter[]) => ({ logsType: entity, range, filters: [...filters, ...more] }) as never
  return (
    <ul className="unames" aria-label={t('prompts.usesByName')}>
      {names.values.map(({ value, count }) => (
        <li key={value} className="row">
          <Link
            className="mono fs12 trunc grow"
            to="/$workspace/projects/$projectId/logs"
            params={{ workspace, projectId }}
            search={search([{ field: 'name', operator: '=', value }])}
            title={value}
          >
            {value}
          </Link>
          <span className="num t2 fs12">{f.count(count)}</span>
        </li>
      ))}
      <li>
        <Link className="acc fs12" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId }} search={search([])}>
          {t(names.complete ? 'prompts.openInLogs' : 'prompts.allInLogs')}
        </Link>
      </li>
    </ul>
  )
}
