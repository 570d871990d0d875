import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { createContext, use } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { RowSource } from '../../components/table/rowSource'
import * as f from '../../lib/format'
import { usageQuery, type Prompt, type PromptUsage } from './api'
import { EnvironmentBadges } from './EnvironmentBadges'

/** What one question asks of. */
const CHUNK = 50

/** The list whose cells ask. */
export const UsageContext = createContext<RowSource<Prompt> | null>(null)

/** All cells of a stretch of rows share one request; it never holds up the rows themselves. */
function useUsage(prompt: Prompt, index: number): PromptUsage | undefined {
  const list = use(UsageContext)
  const { projectId = '' } = useParams({ strict: false })
  // The position in the table is that of what is drawn; the list knows the real one.
  const at = list?.indexOf(prompt.id) ?? index
  const from = Math.floor(Math.max(0, at) / CHUNK) * CHUNK
  const ids = Array.from({ length: CHUNK }, (_, each) => list?.row(from + each)?.id).filter((id) => id !== undefined)
  return useQuery(usageQuery(projectId, ids, true)).data?.get(prompt.id)
}

export function RunsIn({ prompt, index }: { prompt: Prompt; index: number }) {
  const usage = useUsage(prompt, index)
  if (!usage) return <span className="t3">…</span>
  if (usage.environments.length === 0) return <span className="t3">{f.NONE}</span>
  return <EnvironmentBadges names={usage.environments.map((each) => each.environment)} />
}

export function LastUse({ prompt, index }: { prompt: Prompt; index: number }) {
  const { t } = useTranslation()
  const usage = useUsage(prompt, index)
  if (!usage) return <span className="t3">…</span>
  if (!usage.last_used_at) return <span className="t3">{t('prompts.neverUsed')}</span>
  return (
    <time dateTime={usage.last_used_at} title={f.timeFull(usage.last_used_at)} className="t2">
      {f.time(usage.last_used_at)}
    </time>
  )
}
