/** A text in which what was looked for is marked. */
export function Marked({ text, find }: { text: string; find: string }) {
  const needle = find.trim().toLowerCase()
  if (!needle) return <>{text}</>
  const lower = text.toLowerCase()
  const parts = []
  let at = 0
  // Letters whose lower case is longer would shift the marks: then the text stays plain.
  for (let next = lower.length === text.length ? lower.indexOf(needle) : -1; next >= 0; next = lower.indexOf(needle, at)) {
    parts.push(text.slice(at, next), <mark key={next}>{text.slice(next, next + needle.length)}</mark>)
    at = next + needle.length
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}
