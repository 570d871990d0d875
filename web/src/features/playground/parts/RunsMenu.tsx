import * as Popover from '@radix-ui/react-popover'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Clock3, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { useErrorText } from '../../../components/PageStates'
import { useToast } from '../../../components/Toasts'
import * as f from '../../../lib/format'
import { deleteRun, runsQuery } from '../api'
import { shortModel } from '../models'

/** Runs of the project, newest first: each is a link, so that Back and new tabs work. */
export function RunsMenu({ projectId, shown }: { projectId: string; shown: string | undefined }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const [open, setOpen] = useState(false)
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const runs = useQuery({ ...runsQuery(projectId), enabled: open })
  const remove = async (id: string) => {
    try {
      await deleteRun(id)
      await client.invalidateQueries({ queryKey: runsQuery(projectId).queryKey })
    } catch (error) {
      toast(errorText(error), true)
    }
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="btn opt">
        <Icon of={Clock3} size={14} />
        {t('playground.runs')}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop pgpick runs" align="end" sideOffset={4} aria-label={t('playground.runs')}>
          <div className="opts">
            {(runs.data ?? []).map((run) => (
              <div className="row" key={run.id}>
                <Link
                  className={`mi grow ${run.id === shown ? 'on' : ''}`}
                  to="/$workspace/projects/$projectId/playground"
                  params={{ workspace, projectId }}
                  search={{ run: run.id }}
                  onClick={() => setOpen(false)}
                >
                  <span className="num">{f.time(run.created_at)}</span>
                  <span className="trunc grow">{run.variants.map((variant) => variant.name ?? shortModel(variant.model)).join(' · ')}</span>
                  <span className="t3 fs12 num">
                    {run.state === 'running' && <span className="dot acc" />} {f.count(run.done + run.failed)}/{f.count(run.cells)}
                  </span>
                </Link>
                {run.state !== 'running' && run.id !== shown && (
                  <button className="ibtn sm" aria-label={t('playground.deleteRun', { time: f.time(run.created_at) })} title={t('playground.deleteRunText')} onClick={() => void remove(run.id)}>
                    <Icon of={Trash2} size={12} />
                  </button>
                )}
              </div>
            ))}
            {runs.data?.length === 0 && <p className="t3 none">{t('playground.noRuns')}</p>}
            {runs.isPending && <p className="t3 none">{t('common.loading')}</p>}
            {runs.isError && <p className="err none">{errorText(runs.error)}</p>}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
