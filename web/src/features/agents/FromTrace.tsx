import * as Menu from '@radix-ui/react-dropdown-menu'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { latestTracesQuery, textsOf } from './fromTrace'
import type { Parameter } from './inputs'

/** Takes the inputs of one of the latest traces whose input has members of the agent's names. */
export function FromTrace({ projectId, parameters, onTake }: { projectId: string; parameters: Parameter[]; onTake: (texts: Record<string, string>) => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const latest = useQuery({ ...latestTracesQuery(projectId), enabled: open, staleTime: 0 })
  const fitting = (latest.data ?? []).flatMap((trace) => {
    const texts = textsOf(trace.input, parameters)
    return texts ? [{ trace, texts }] : []
  })
  return (
    <Menu.Root open={open} onOpenChange={setOpen}>
      <Menu.Trigger className="btn ghost sm">{t('agents.fromTrace')}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu fromtrace" align="end" sideOffset={4}>
          {fitting.length === 0 && (
            <Menu.Item className="mi" disabled>
              {t(latest.isError ? 'agents.notLoadedTraces' : latest.isPending ? 'common.loading' : 'agents.noFitting')}
            </Menu.Item>
          )}
          {fitting.map(({ trace, texts }) => (
            <Menu.Item key={trace.id} className="mi" onSelect={() => onTake(texts)}>
              <span className="trunc grow">{Object.values(texts).join(', ')}</span>
              <span className="r t3 fs12 num">{f.time(trace.start_time)}</span>
            </Menu.Item>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
