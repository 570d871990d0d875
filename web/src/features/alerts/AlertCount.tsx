import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import { useLiveLists } from '../../api/lists'
import * as f from '../../lib/format'
import { statesQuery } from './api'

/** How many alerts of the project call for somebody, beside the name in the menu; nothing while all is quiet. */
export function AlertCount({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  useLiveLists('alerts')
  const states = useQuery(statesQuery(projectId))
  const of = (state: string) => [...(states.data?.values() ?? [])].filter((each) => each.state === state).length
  const [firing, open] = [of('firing'), of('to_acknowledge')]
  if (firing + open === 0) return null
  const said = [firing > 0 && t('nav.alertsFiring', { count: firing }), open > 0 && t('nav.alertsOpen', { count: open })].filter(Boolean).join(', ')
  return (
    <span className={`cnt ${firing > 0 ? 'hot' : ''}`} title={said}>
      <span aria-hidden="true">{f.countShort(firing + open)}</span>
      <span className="sr">{said}</span>
    </span>
  )
}
