import { diffWordsWithSpace } from 'diff'
import { useMemo } from 'react'
import { Diff } from '../../components/diff/Diff'

/** Longer texts are compared by line: words strewn over a page are not read. */
const MOST_INLINE = 600

/** What a field was, word by word in its own text where that is prose; by line where it is long or a structure. */
export function InlineDiff({ before, after, label, prose }: { before: string; after: string; label: string; prose: boolean }) {
  const inline = prose && before.length + after.length <= MOST_INLINE && !before.includes('\n') && !after.includes('\n')
  const parts = useMemo(() => (inline ? diffWordsWithSpace(before, after) : []), [inline, before, after])
  if (!inline) return <Diff prose before={before} after={after} label={label} />
  return (
    <p className="dsinline">
      {parts.map((part, index) => (part.added ? <ins key={index}>{part.value}</ins> : part.removed ? <del key={index}>{part.value}</del> : part.value))}
    </p>
  )
}
