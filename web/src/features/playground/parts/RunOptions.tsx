import * as Popover from '@radix-ui/react-popover'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Gauge, SlidersHorizontal } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { currentWorkspace } from '../../../api/client'
import { Checkbox } from '../../../components/form/Checkbox'
import { Icon } from '../../../components/Icon'
import { fetchRules } from '../../rules/api'
import type { Draft } from '../types'
import { WholeField } from './WholeField'

interface Props {
  projectId: string
  draft: Draft
  onChange: (change: Partial<Draft>) => void
}

/** Scoring rules of the project that are to score the answers of a run over a dataset. */
export function ScorersMenu({ projectId, draft, onChange }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const rules = useQuery({
    queryKey: ['automations', currentWorkspace(), 'pick', projectId],
    queryFn: ({ signal }) => fetchRules({ project_id: projectId, page: 1, size: 100 }, signal),
  })
  // Rules of spans and threads look at production data only; one that is switched off fires nowhere.
  const offered = (rules.data?.content ?? []).filter((rule) => rule.enabled && !/thread|span/.test(rule.type))
  const toggle = (id: string) => onChange({ rules: draft.rules.includes(id) ? draft.rules.filter((each) => each !== id) : [...draft.rules, id] })
  return (
    <Popover.Root>
      <Popover.Trigger className="btn ghost opt">
        <Icon of={Gauge} size={14} />
        {t('playground.scorers', { count: draft.rules.length })}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop pgpick" align="start" sideOffset={4} aria-label={t('playground.scorersTitle')}>
          <p className="t3 fs12 none">{t('playground.scorersText')}</p>
          <div className="opts">
            {offered.map((rule) => (
              <div className="mi" key={rule.id}>
                <Checkbox on={draft.rules.includes(rule.id)} onChange={() => toggle(rule.id)}>
                  {rule.name}
                </Checkbox>
              </div>
            ))}
            {rules.data && offered.length === 0 && <p className="t3 none">{t('playground.noRules')}</p>}
          </div>
          <Link className="mi" to="/$workspace/projects/$projectId/online-evaluation" params={{ workspace, projectId }}>
            {t('playground.toRules')}
          </Link>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** How fast models are asked. */
export function PaceMenu({ draft, onChange }: Omit<Props, 'projectId'>) {
  const { t } = useTranslation()
  return (
    <Popover.Root>
      <Popover.Trigger className="ibtn opt" aria-label={t('playground.pace')} title={t('playground.pace')}>
        <Icon of={SlidersHorizontal} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop pgpick pgform" align="start" sideOffset={4} aria-label={t('playground.pace')}>
          <WholeField label={t('playground.concurrency')} help={t('playground.concurrencyHelp')} most={32} value={draft.concurrency} onChange={(value) => onChange({ concurrency: value ?? 1 })} />
          <WholeField
            label={t('playground.perMinute')}
            help={t('playground.perMinuteHelp')}
            most={10_000}
            none={t('playground.noLimit')}
            value={draft.callsPerMinute}
            onChange={(callsPerMinute) => onChange({ callsPerMinute } as Partial<Draft>)}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
