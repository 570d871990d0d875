import { Suspense, type ReactNode } from 'react'
import { lazyPart } from '../../app/lazyPage'
import { readInstants } from '../../lib/range'
import type { LogsState } from './useLogsState'

const WhatDiffers = lazyPart('differs', () => import('../differs/WhatDiffers'), 'WhatDiffers')

/** The table, and beside it, when it is asked for, what differs in the chosen part. */
export function Beside({ state, what, children }: { state: LogsState; what: (count: number) => string; children: ReactNode }) {
  const { search, level, set } = state
  const selected = readInstants(search.brush)
  const open = level !== 'threads' && (search.differs === 'errors' || (search.differs === 'brush' && selected !== null))
  return (
    <div className="withside">
      {children}
      {open && (
        <Suspense fallback={<section className="panel differs" aria-busy="true" />}>
          <WhatDiffers state={state} selected={selected} what={what} onClose={() => set({ differs: undefined }, true)} />
        </Suspense>
      )}
    </div>
  )
}
