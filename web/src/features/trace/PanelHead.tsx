import * as Menu from '@radix-ui/react-dropdown-menu'
import { ChevronDown, ChevronUp, Copy, Link2, Ellipsis, X } from 'lucide-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trace } from '../../api/types'
import { ErrorGlyph, Icon } from '../../components/Icon'
import { useCopy } from '../../components/useCopy'
import * as f from '../../lib/format'
import type { SpanTree } from '../../lib/tree'
import type { LogsState } from '../logs/useLogsState'
import { DeleteTrace } from './DeleteTrace'

interface HeadProps {
  trace: Trace | undefined
  traceId: string
  name: string
  errors: number
  spanCount: number
  position: { at: number; total: number } | null
  onMove: (by: number) => void
  onClose: () => void
  onNextError: () => void
}

export function PanelHead({ trace, traceId, name, errors, spanCount, position, onMove, onClose, onNextError }: HeadProps) {
  const { t } = useTranslation()
  const copy = useCopy()
  const [deleting, setDeleting] = useState(false)
  const failed = Math.max(errors, trace?.error_info ? 1 : 0)
  return (
    <header className="ph-h">
      <span className="row grow head">
        <button className="ibtn" aria-label={t('trace.close')} title={t('trace.close')} onClick={onClose}>
          <Icon of={X} />
        </button>
        <button className="ibtn" aria-label={t('trace.previous')} title={t('trace.previous')} onClick={() => onMove(-1)}>
          <Icon of={ChevronUp} />
        </button>
        <button className="ibtn" aria-label={t('trace.next')} title={t('trace.next')} onClick={() => onMove(1)}>
          <Icon of={ChevronDown} />
        </button>
        {position && (
          <span className="t3 fs12 num opt nowrap">
            {t('trace.position', { at: f.count(position.at), total: f.count(position.total) })}
          </span>
        )}
        <span className="vsep opt" />
        <h2 className="fs14 w6 trunc">{name}</h2>
        {failed > 0 && (
          <button className="badge err" onClick={onNextError} title={t('trace.nextError')}>
            <ErrorGlyph size={12} />
            {t('trace.errors', { count: failed })}
          </button>
        )}
        <button className="btn ghost sm mono t3 opt" title={t('trace.copyId')} onClick={() => copy(traceId)}>
          {f.shortId(traceId)}
          <Icon of={Copy} size={12} />
        </button>
      </span>
      <button
        className="ibtn"
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
            <Menu.Item className="mi" onSelect={() => copy(traceId)}>
              {t('trace.copyId')}
            </Menu.Item>
            <Menu.Separator />
            <Menu.Item className="mi err" disabled={!trace} onSelect={() => setDeleting(true)}>
              {t('trace.deleteTrace')}
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      {trace && (
        <DeleteTrace trace={trace} name={name} spanCount={spanCount} open={deleting} onOpenChange={setDeleting} onDeleted={onClose} />
      )}
    </header>
  )
}

/** The facts of a trace in one line. */
export function TraceFacts({ trace, tree, state }: { trace: Trace; tree: SpanTree | null; state: LogsState }) {
  const { t } = useTranslation()
  const spans = tree?.nodes.length ?? trace.span_count ?? 0
  const kinds = tree && {
    llm: tree.nodes.filter((node) => node.type === 'llm').length,
    tool: tree.nodes.filter((node) => node.type === 'tool').length,
  }
  const { prompt_tokens: input, completion_tokens: output, total_tokens: total } = trace.usage ?? {}
  return (
    <div className="stripw" tabIndex={0} role="group" aria-label={t('trace.facts')}>
      <dl className="facts strip">
        <div>
          <dt>{t('trace.started')}</dt>
          <dd>{f.timeFull(trace.start_time)}</dd>
        </div>
        <div>
          <dt>{t('trace.duration')}</dt>
          <dd data-testid="data-viewer-duration">
            {trace.end_time || trace.duration !== undefined ? f.duration(trace.duration) : <Running />}
          </dd>
        </div>
        <div>
          <dt>{t('trace.cost')}</dt>
          <dd data-testid="data-viewer-cost">{f.cost(trace.total_estimated_cost)}</dd>
        </div>
        <div>
          <dt>{t('trace.tokens')}</dt>
          <dd data-testid="data-viewer-tokens">
            {input !== undefined || output !== undefined
              ? t('trace.inOut', { input: f.count(input ?? 0), output: f.count(output ?? 0) })
              : f.count(total)}
          </dd>
        </div>
        <div>
          <dt>{t('trace.spans')}</dt>
          <dd>
            {f.count(spans)}{' '}
            {kinds && (
              <small>
                {[kinds.llm > 0 && t('trace.llmSpans', { count: kinds.llm }), kinds.tool > 0 && t('trace.toolSpans', { count: kinds.tool })]
                  .filter(Boolean)
                  .join(', ')}
              </small>
            )}
          </dd>
        </div>
        {trace.thread_id && (
          <div>
            <dt>{t('trace.thread')}</dt>
            <dd>
              <Link
                className="acc"
                to="."
                search={{
                  logsType: 'traces',
                  range: state.search.range,
                  filters: [{ field: 'thread_id', operator: '=', value: trace.thread_id }],
                }}
                title={t('trace.viewThread', { id: trace.thread_id })}
              >
                {trace.thread_id.length > 24 ? f.shortId(trace.thread_id) : trace.thread_id}
              </Link>
            </dd>
          </div>
        )}
        {trace.environment && (
          <div>
            <dt>{t('trace.environment')}</dt>
            <dd>{trace.environment}</dd>
          </div>
        )}
        {trace.tags && trace.tags.length > 0 && (
          <div>
            <dt>{t('trace.tags')}</dt>
            <dd className="tags">
              {trace.tags.map((tag) => (
                <span className="tag" key={tag}>
                  {tag}
                </span>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </div>
  )
}

export function Running() {
  const { t } = useTranslation()
  return (
    <span className="row running">
      <span className="spin" />
      {t('trace.running')}
    </span>
  )
}
