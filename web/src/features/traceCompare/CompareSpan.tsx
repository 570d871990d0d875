import { queryOptions } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import type { SpanNode, SpanTree } from '../../lib/tree'
import { PickDialog } from '../rows/bulk/PickDialog'

const MOST = 200

/** Chooses the span of the same trace that a span is compared with: those of its name first. */
export function CompareSpan({ traceId, tree, span, onClose }: { traceId: string; tree: SpanTree; span: SpanNode; onClose: () => void }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const choices = (typed: string) => {
    const needle = typed.toLowerCase()
    const others = tree.nodes.filter((node) => node !== span && (!needle || node.name.toLowerCase().includes(needle) || node.id === needle))
    const first = (node: SpanNode) => (node.name === span.name ? 0 : node.type === span.type ? 1 : 2)
    return others
      .sort((a, b) => first(a) - first(b) || a.index - b.index)
      .slice(0, MOST)
      .map((node) => ({ id: node.id, name: node.name || t('trace.span'), note: `${f.signed(Math.round(node.start), f.duration)}, ${f.duration(node.duration)}` }))
  }
  return (
    <PickDialog
      title={t('traceCompare.chooseSpan', { name: span.name || t('trace.span') })}
      verb={t('traceCompare.compare')}
      query={(typed) => queryOptions({ queryKey: ['spans-to-compare', traceId, span.id, typed], queryFn: () => choices(typed), staleTime: 0 }) as never}
      nothing={t('traceCompare.noSpans')}
      onClose={onClose}
      onTake={async ([other]) => {
        await navigate({
          to: '/$workspace/projects/$projectId/logs/compare',
          params: { workspace, projectId },
          search: { a: traceId, aSpan: span.id, b: traceId, bSpan: other! },
        })
      }}
    />
  )
}
