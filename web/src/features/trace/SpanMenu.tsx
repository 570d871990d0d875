import * as Menu from '@radix-ui/react-dropdown-menu'
import { Ellipsis } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Trace } from '../../api/types'
import { Icon } from '../../components/Icon'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { useCopy } from '../../components/useCopy'
import { download } from '../../lib/download'
import type { SpanTree } from '../../lib/tree'
import { lazyPart } from '../../app/lazyPage'
import { fetchSpans, type Entity } from './api'
import { exportCsv, exportJson, subtree } from './exportSubtree'

const CompareSpan = lazyPart('traceCompare', () => import('../traceCompare/CompareSpan'), 'CompareSpan')

interface Props {
  entity: Entity
  name: string
  tree: SpanTree | null
  spanId: string | null
  trace: Trace | undefined
  /** Where no button beside the menu does it. */
  onSimilar: (() => void) | undefined
}

/** What can be done with the selected span: ids, and its subtree as a file. */
export function SpanMenu({ entity, name, tree, spanId, trace, onSimilar }: Props) {
  const { t } = useTranslation()
  const copy = useCopy()
  const toast = useToast()
  const errorText = useErrorText()
  const [comparing, setComparing] = useState(false)
  const span = spanId === null ? undefined : tree?.byId.get(spanId)
  const save = async (format: 'json' | 'csv') => {
    try {
      const spans = subtree(await fetchSpans(entity.projectId, entity.traceId ?? entity.id), tree, spanId)
      const file = `${(name || 'trace').replace(/[^\w.-]+/g, '_')}-${entity.id.slice(0, 13)}.${format}`
      if (format === 'json') download(file, 'application/json', exportJson(spanId === null ? trace : undefined, spans))
      else download(file, 'text/csv', exportCsv(spanId === null ? trace : undefined, spans))
    } catch (error) {
      toast(errorText(error), true)
    }
  }
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="ibtn sm" aria-label={t('trace.spanMenu')} title={t('trace.spanMenu')}>
          <Icon of={Ellipsis} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu" align="end" sideOffset={4}>
            {onSimilar && (
              <Menu.Item className="mi" onSelect={onSimilar}>
                {t('trace.findSimilar')}
              </Menu.Item>
            )}
            {spanId !== null && (
              <Menu.Item className="mi" onSelect={() => copy(spanId)}>
                {t('trace.copySpanId')}
              </Menu.Item>
            )}
            <Menu.Item className="mi" onSelect={() => copy(entity.traceId ?? entity.id)}>
              {t('trace.copyId')}
            </Menu.Item>
            <Menu.Item className="mi" onSelect={() => copy(window.location.href, t('common.linkCopied'))}>
              {t('trace.copyLink')}
            </Menu.Item>
            {span && (
              <Menu.Item className="mi" onSelect={() => setComparing(true)}>
                {t('trace.compareSpan')}
              </Menu.Item>
            )}
            <Menu.Separator />
            <Menu.Item className="mi" onSelect={() => void save('json')}>
              {t(spanId === null ? 'trace.exportTraceJson' : 'trace.exportJson')}
            </Menu.Item>
            <Menu.Item className="mi" onSelect={() => void save('csv')}>
              {t(spanId === null ? 'trace.exportTraceCsv' : 'trace.exportCsv')}
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      {comparing && span && tree && (
        <Suspense fallback={null}>
          <CompareSpan traceId={entity.traceId ?? entity.id} tree={tree} span={span} onClose={() => setComparing(false)} />
        </Suspense>
      )}
    </>
  )
}
