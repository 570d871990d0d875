import * as Menu from '@radix-ui/react-dropdown-menu'
import { Download, Ellipsis, Link2, Pencil } from 'lucide-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import type { Thread } from '../../api/types'
import { Icon } from '../../components/Icon'
import { Kbd } from '../../components/Kbd'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { useCopy } from '../../components/useCopy'
import { download } from '../../lib/download'
import type { LogsState } from '../logs/useLogsState'
import { AddTo } from '../trace/AddTo'
import type { Entity } from '../trace/api'
import { useDelete } from '../trace/useDelete'
import { useEntityWrite } from '../trace/useEntityWrite'
import { fetchConversation, setThreadOpen, type Turn } from './api'
import { conversationCsv, conversationJson, conversationText } from './exportThread'

interface Props {
  thread: Thread
  name: string
  entity: Entity
  turns: Turn[]
  annotating: boolean
  onAnnotate: () => void
  onClose: () => void
  state: LogsState
}

/** The buttons at the right of the thread's head. */
export function ThreadActions({ thread, name, entity, turns, annotating, onAnnotate, onClose, state }: Props) {
  const { t } = useTranslation()
  const copy = useCopy()
  const toast = useToast()
  const errorText = useErrorText()
  const remove = useDelete(entity.projectId)
  const open = useEntityWrite(entity, (next: boolean) => setThreadOpen(entity.projectId, thread.id, next))
  const active = thread.status === 'active'
  const save = async (format: 'json' | 'csv' | 'md') => {
    try {
      const traces = await fetchConversation(turns)
      const file = `${thread.id.replace(/[^\w.-]+/g, '_').slice(0, 60)}.${format}`
      if (format === 'json') download(file, 'application/json', conversationJson(thread, traces))
      else if (format === 'csv') download(file, 'text/csv', conversationCsv(traces))
      else download(file, 'text/markdown', conversationText(name, traces))
    } catch (error) {
      toast(errorText(error), true)
    }
  }
  return (
    <>
      <button className="btn annotatebtn" aria-pressed={annotating} onClick={onAnnotate}>
        <Icon of={Pencil} size={14} />
        <span className="lbl">{t('trace.annotate')}</span>
        <span aria-hidden="true">
          <Kbd of="A" />
        </span>
      </button>
      <AddTo entity={entity} name={name} />
      <Menu.Root>
        <Menu.Trigger className="ibtn opt" aria-label={t('threads.export')} title={t('threads.export')}>
          <Icon of={Download} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu" align="end" sideOffset={4}>
            {(['json', 'csv', 'md'] as const).map((format) => (
              <Menu.Item key={format} className="mi" onSelect={() => void save(format)}>
                {t(`threads.exports.${format}`)}
              </Menu.Item>
            ))}
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      <button
        className="ibtn opt"
        aria-label={t('trace.copyLink')}
        title={t('trace.copyLink')}
        onClick={() => copy(window.location.href, t('common.linkCopied'))}
      >
        <Icon of={Link2} />
      </button>
      <Menu.Root>
        <Menu.Trigger className="ibtn" aria-label={t('trace.more')} title={t('trace.more')}>
          <Icon of={Ellipsis} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu" align="end" sideOffset={4}>
            <Menu.Item className="mi" onSelect={() => copy(thread.id)}>
              {t('trace.copyThreadId')}
            </Menu.Item>
            <Menu.Item className="mi" asChild>
              <Link
                to="."
                search={{ logsType: 'traces', range: state.search.range, filters: [{ field: 'thread_id', operator: '=', value: thread.id }] }}
              >
                {t('threads.asTraces')}
              </Link>
            </Menu.Item>
            <Menu.Item
              className="mi"
              onSelect={() => open.mutate(!active, { onSuccess: () => toast(t(active ? 'threads.closed' : 'threads.reopened')) })}
            >
              {t(active ? 'threads.close' : 'threads.reopen')}
            </Menu.Item>
            <Menu.Separator />
            <Menu.Item
              className="mi err"
              onSelect={() => {
                onClose()
                void remove({ entity: 'threads', id: thread.thread_model_id, rowId: thread.id })
              }}
            >
              {t('threads.delete')}
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
    </>
  )
}
