import * as Menu from '@radix-ui/react-dropdown-menu'
import { Database } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { lazyPart } from '../../app/lazyPage'
import { Icon } from '../../components/Icon'
import { Letter } from '../experiments/compare/letters'
import type { Side } from './useSide'

const DatasetDialog = lazyPart('rows', () => import('../trace/AddToDataset'), 'AddToDataset')

/** Keeps one of both in a dataset: the run that went wrong as a case, or the good one as what is expected. */
export function KeepSide({ a, b, projectId }: { a: Side; b: Side; projectId: string }) {
  const { t } = useTranslation()
  const [kept, setKept] = useState<Side | null>(null)
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="btn opt">
          <Icon of={Database} size={14} />
          {t('traceCompare.addToDataset')}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu" align="end" sideOffset={4}>
            {([['A', a], ['B', b]] as const).map(([letter, side]) => (
              <Menu.Item key={letter} className="mi" onSelect={() => setKept(side)}>
                <Letter of={letter} />
                {nameOf(side)}
              </Menu.Item>
            ))}
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      <Suspense fallback={null}>
        {kept && <DatasetDialog entity={{ kind: kept.span ? 'spans' : 'traces', id: kept.span?.id ?? kept.trace.id, traceId: kept.trace.id, projectId }} name={nameOf(kept)} onClose={() => setKept(null)} />}
      </Suspense>
    </>
  )
}

const nameOf = (side: Side): string => side.span?.name ?? side.trace.name ?? side.trace.id
