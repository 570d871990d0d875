import { useMemo } from 'react'
import type { DetailContext } from './detail'
import { Gallery } from './Gallery'

/** The files of a run; messages show those of their own text themselves. */
export function RunFiles({ context: { run, entity }, attachedOnly = false }: { context: DetailContext; attachedOnly?: boolean }) {
  const payloads = useMemo(
    () => (attachedOnly ? {} : { input: run.input, output: run.output, metadata: run.metadata }),
    [attachedOnly, run.input, run.output, run.metadata],
  )
  return <Gallery entity={entity} payloads={payloads} />
}
