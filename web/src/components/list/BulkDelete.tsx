import { Trash2 } from 'lucide-react'
import { Icon } from '../Icon'
import type { Selection } from '../table/useSelection'
import { BulkBar } from './BulkBar'
import type { DeferredDelete } from './useDeferredDelete'

interface Props {
  selection: Pick<Selection<never>, 'ids' | 'count' | 'all' | 'selectAll' | 'clear'>
  removal: DeferredDelete
  /** On the button. */
  label: string
  /** In the toast that offers to undo it. */
  done: string
  testId?: string
}

/** The bulk bar of lists whose rows can only be deleted. */
export function BulkDelete({ selection, removal, label, done, testId }: Props) {
  return (
    <BulkBar selection={selection}>
      <button
        className="btn sm danger"
        data-testid={testId}
        onClick={() => {
          removal.remove([...selection.ids], done)
          selection.clear()
        }}
      >
        <Icon of={Trash2} size={14} />
        {label}
      </button>
    </BulkBar>
  )
}
