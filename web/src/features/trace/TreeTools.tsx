import { ChevronsDownUp, ChevronsUpDown, Search, X, Zap } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorGlyph, Icon } from '../../components/Icon'
import * as f from '../../lib/format'
import type { SpanTree } from '../../lib/tree'
import { TreeFilterMenu } from './TreeFilterMenu'
import type { NodeFields } from './nodeFields'
import type { TreeRows } from './useTreeRows'

interface Props {
  tree: SpanTree
  rows: TreeRows
  switcher: ReactNode
  fields: NodeFields
  onFields: (fields: NodeFields) => void
  onNextError: () => void
  /** Goes to the next or previous hit. */
  onHit: (by: number) => void
}

/** Search, filters and what else narrows the tree. */
export function TreeTools({ tree, rows, switcher, fields, onFields, onNextError, onHit }: Props) {
  const { t } = useTranslation()
  const find = t('trace.find', { count: tree.nodes.length })
  return (
    <div className="ltb">
      {switcher}
      <div className="input quiet grow sm">
        <Icon of={Search} size={14} />
        <input
          aria-label={find}
          placeholder={find}
          title={t('trace.findHelp')}
          value={rows.text}
          onChange={(event) => rows.setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onHit(event.shiftKey ? -1 : 1)
            else if (event.key === 'Escape' && rows.text) rows.setText('')
            else return
            event.preventDefault()
            event.stopPropagation()
          }}
        />
        {rows.searching && <span className="spin" aria-hidden="true" />}
        {rows.hits && rows.text.trim() && (
          <span className={`fs12 nowrap ${rows.failed ? 'wrn' : 't3'}`} role="status">
            {rows.failed
              ? t('trace.namesOnly', { count: rows.hits.size })
              : t('trace.found', { count: rows.hits.size + (rows.traceHit ? 1 : 0) }) + (rows.incomplete ? '…' : '')}
          </span>
        )}
        {rows.text && (
          <button className="ibtn sm" aria-label={t('trace.clearSearch')} onClick={() => rows.setText('')}>
            <Icon of={X} size={12} />
          </button>
        )}
      </div>
      <span className="row tools">
        {tree.errors > 0 && (
          <button className="ibtn sm" aria-label={t('trace.nextError')} title={t('trace.nextError')} onClick={onNextError}>
            <ErrorGlyph size={16} />
          </button>
        )}
        <button
          className="ibtn sm"
          aria-pressed={rows.onlyCritical}
          aria-label={t('trace.critical')}
          title={t('trace.critical')}
          onClick={rows.toggleCritical}
        >
          <Icon of={Zap} />
        </button>
        <TreeFilterMenu tree={tree} rows={rows} fields={fields} onFields={onFields} />
        <button
          className="ibtn sm"
          disabled={!rows.canFold}
          aria-label={t(rows.allFolded ? 'trace.expand' : 'trace.collapse')}
          title={t(rows.allFolded ? 'trace.expand' : 'trace.collapse')}
          onClick={rows.foldAll}
        >
          <Icon of={rows.allFolded ? ChevronsUpDown : ChevronsDownUp} />
        </button>
      </span>
      {rows.narrowed && !rows.text.trim() && (
        <span className="sr" role="status">
          {t('trace.shownOf', { n: f.count(rows.hits?.size ?? 0), total: f.count(tree.nodes.length) })}
        </span>
      )}
    </div>
  )
}
