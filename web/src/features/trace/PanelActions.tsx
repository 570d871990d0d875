import * as Menu from '@radix-ui/react-dropdown-menu'
import { Link, useParams } from '@tanstack/react-router'
import { Columns2, Ellipsis, Link2, Pencil } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Trace } from '../../api/types'
import { Icon } from '../../components/Icon'
import { Kbd } from '../../components/Kbd'
import { useCopy } from '../../components/useCopy'
import { AddTo } from './AddTo'
import type { Entity } from './api'
import { useDelete } from './useDelete'

interface Props {
  trace: Trace | undefined
  traceId: string
  name: string
  /** What is selected: the target of "Add to". */
  entity: Entity
  annotating: boolean
  onAnnotate: () => void
  onClose: () => void
}

/** The buttons at the right of the panel's head. */
export function PanelActions({ trace, traceId, name, entity, annotating, onAnnotate, onClose }: Props) {
  const { t } = useTranslation()
  const copy = useCopy()
  const remove = useDelete(entity.projectId)
  const { workspace = 'default' } = useParams({ strict: false })
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
      <Link
        className="btn comparebtn"
        to="/$workspace/projects/$projectId/logs/compare"
        params={{ workspace, projectId: entity.projectId }}
        search={{ a: traceId }}
        title={t('trace.compareTitle')}
        aria-label={t('trace.compare')}
      >
        <Icon of={Columns2} size={14} />
        <span className="lbl">{t('trace.compare')}</span>
      </Link>
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
            <Menu.Item className="mi" asChild>
              <Link to="/$workspace/projects/$projectId/logs/compare" params={{ workspace, projectId: entity.projectId }} search={{ a: traceId }}>
                {t('trace.compareTitle')}
              </Link>
            </Menu.Item>
            <Menu.Item className="mi" onSelect={() => copy(traceId)}>
              {t('trace.copyId')}
            </Menu.Item>
            {trace?.thread_id && (
              <Menu.Item className="mi" onSelect={() => copy(trace.thread_id!)}>
                {t('trace.copyThreadId')}
              </Menu.Item>
            )}
            <Menu.Separator />
            <Menu.Item
              className="mi err"
              disabled={!trace}
              onSelect={() => {
                if (!trace) return
                onClose()
                void remove({ entity: 'traces', id: trace.id, rowId: trace.id })
              }}
            >
              {t('trace.deleteTrace')}
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
    </>
  )
}
