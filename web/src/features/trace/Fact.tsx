import type { ReactNode } from 'react'

/** A figure with its name above. */
export function Fact({ name, id, children }: { name: string; id?: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd {...(id ? { 'data-testid': `data-viewer-${id}` } : {})}>{children}</dd>
    </div>
  )
}
