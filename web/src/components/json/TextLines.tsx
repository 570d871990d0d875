import { useMemo } from 'react'
import { Marked } from './Marked'
import { VirtualRows } from './VirtualRows'

const LINE = 19
/** A line longer than this is cut into several: a megabyte without a break would hold up the page. */
const LONGEST = 2000

/** Plain text of any length in lines, as YAML and raw values are shown. */
export function TextLines({ text, find, current, name }: { text: string; find: string; current: number; name: string }) {
  const lines = useMemo(() => wrapped(text), [text])
  const at = useMemo(() => matching(lines, find)[current] ?? -1, [lines, find, current])
  const draw = (i: number) => (
    <span className={`ln ${i === at ? 'found' : ''}`}>
      <Marked text={lines[i]! || '\u200b'} find={find} />
    </span>
  )
  return (
    <div className="json lines" role="group" aria-label={name} tabIndex={0}>
      <VirtualRows
        count={lines.length}
        estimate={LINE}
        keyOf={(i) => i}
        at={at}
        draw={draw}
      />
    </div>
  )
}

/** Numbers of the lines that contain the text. */
export function matching(lines: string[], find: string): number[] {
  const needle = find.trim().toLowerCase()
  return needle ? lines.flatMap((line, i) => (line.toLowerCase().includes(needle) ? [i] : [])) : []
}

export function wrapped(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    if (line.length <= LONGEST) return [line]
    return Array.from({ length: Math.ceil(line.length / LONGEST) }, (_, i) => line.slice(i * LONGEST, (i + 1) * LONGEST))
  })
}
