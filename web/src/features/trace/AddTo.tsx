import * as Menu from '@radix-ui/react-dropdown-menu'
import { ChevronDown, Database } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { lazyPart } from '../../app/lazyPage'
import { Icon } from '../../components/Icon'
import { Kbd } from '../../components/Kbd'
import { useHotkeys } from '../../lib/hotkeys'
import type { Entity } from './api'

const DatasetDialog = lazyPart('rows', () => import('./AddToDataset'), 'AddToDataset')
const QueueDialog = lazyPart('annotation', () => import('../annotation/AddToQueue'), 'AddToQueue')

/** Keeps the selected span, trace or thread: in a dataset, or in a queue for people to look at. */
export function AddTo({ entity, name }: { entity: Entity; name: string }) {
  const { t } = useTranslation()
  const [target, setTarget] = useState<'datasets' | 'annotation-queues' | null>(null)
  const toDataset = entity.kind !== 'threads'
  const toQueue = entity.kind !== 'spans'
  useHotkeys({ d: () => toDataset && setTarget('datasets') })
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="btn addto">
          <Icon of={Database} size={14} />
          <span className="lbl">{t('trace.addTo')}</span>
          <Icon of={ChevronDown} size={12} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu" align="end" sideOffset={4}>
            {toDataset && (
              <Menu.Item className="mi" onSelect={() => setTarget('datasets')}>
                {t('trace.addToDataset')}
                <span className="r">
                  <Kbd of="D" />
                </span>
              </Menu.Item>
            )}
            <Menu.Item className="mi" disabled={!toQueue} onSelect={() => setTarget('annotation-queues')}>
              {t('trace.addToQueue')}
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      <Suspense fallback={null}>
        {target === 'datasets' && <DatasetDialog entity={entity} name={name} onClose={() => setTarget(null)} />}
        {target === 'annotation-queues' && (
          <QueueDialog {...(entity.kind === 'threads' ? { threadIds: [entity.id] } : { traceIds: [entity.id] })} onDone={() => setTarget(null)} />
        )}
      </Suspense>
    </>
  )
}
