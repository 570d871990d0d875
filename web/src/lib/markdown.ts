export type Block =
  { kind: 'text' | 'heading' | 'quote' | 'code'; text: string } | { kind: 'list'; ordered: boolean; start: number; items: string[] }

/** `at` is the place in the line at which the words of the part begin. */
export type Inline = { text: string; at: number } & ({ kind: 'text' | 'bold' | 'code' } | { kind: 'link'; url: string })

const LIST = /^\s*(?:([-*•])|(\d{1,3})[.)])\s+(.*)$/

/** Cuts text into blocks. What is not recognised stays text, so nothing that was said can get lost. */
export function blocks(text: string): Block[] {
  const result: Block[] = []
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  let i = 0
  while (i < lines.length) {
    const line = lines[i]!
    const fence = /^\s*(```+|~~~+)/.exec(line)?.[1]
    if (fence) {
      const body: string[] = []
      for (i++; i < lines.length && !lines[i]!.trimStart().startsWith(fence); i++) body.push(lines[i]!)
      result.push({ kind: 'code', text: body.join('\n') })
      i++
      continue
    }
    if (line.trim() === '') {
      i++
      continue
    }
    const heading = /^#{1,6}\s+(.*)$/.exec(line)
    if (heading) {
      result.push({ kind: 'heading', text: heading[1]! })
      i++
      continue
    }
    const bullet = LIST.exec(line)
    if (bullet) {
      const list = { kind: 'list' as const, ordered: bullet[2] !== undefined, start: Number(bullet[2] ?? 1), items: [] as string[] }
      for (let at = bullet; at;) {
        list.items.push(at[3]!)
        i++
        while (i < lines.length && /^\s{2,}\S/.test(lines[i]!) && !LIST.test(lines[i]!))
          list.items[list.items.length - 1] += `\n${lines[i++]!.trim()}`
        const next = i < lines.length ? LIST.exec(lines[i]!) : null
        if (!next || (next[2] !== undefined) !== list.ordered) break
        at = next
      }
      result.push(list)
      continue
    }
    const quoted = line.startsWith('>')
    const body: string[] = []
    while (
      i < lines.length &&
      lines[i]!.trim() !== '' &&
      lines[i]!.startsWith('>') === quoted &&
      !/^\s*(```|~~~)/.test(lines[i]!) &&
      (body.length === 0 || !LIST.test(lines[i]!))
    ) {
      body.push(quoted ? lines[i]!.replace(/^>\s?/, '') : lines[i]!)
      i++
    }
    result.push({ kind: quoted ? 'quote' : 'text', text: body.join('\n') })
  }
  return result
}

const INLINE = /(`+)([^`]+?)\1|\*\*(?=\S)([^*]+?)\*\*|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/g

/** Code, bold and http links inside a line; every other link scheme stays text. */
export function inline(text: string): Inline[] {
  const result: Inline[] = []
  let from = 0
  for (const match of text.matchAll(INLINE)) {
    const { index } = match
    if (index > from) result.push({ kind: 'text', text: text.slice(from, index), at: from })
    if (match[2] !== undefined) result.push({ kind: 'code', text: match[2], at: index + match[1]!.length })
    else if (match[3] !== undefined) result.push({ kind: 'bold', text: match[3], at: index + 2 })
    else result.push({ kind: 'link', text: match[4]!, url: match[5]!, at: index + 1 })
    from = index + match[0].length
  }
  if (from < text.length) result.push({ kind: 'text', text: text.slice(from), at: from })
  return result
}
