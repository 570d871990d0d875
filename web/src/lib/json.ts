/** One line of a JSON value as it is drawn. */
export interface JsonLine {
  /** JSON path, `$.a[0]`; unique per opening line. */
  path: string
  depth: number
  key?: string
  /** Array members are counted, not named. */
  index?: number
  kind: 'open' | 'close' | 'value'
  /** Of an opening line: whether it is folded, and how many members it has. */
  folded?: boolean
  size?: number
  bracket?: '{' | '['
  value?: string | number | boolean | null
  comma: boolean
}

interface Frame {
  value: unknown
  path: string
  depth: number
  key?: string
  index?: number
  comma: boolean
  closing?: '{' | '['
}

/** Flattens a value into lines; members of folded nodes are left out. Nodes are walked without recursion. */
export function jsonLines(root: unknown, isFolded: (path: string, depth: number, size: number) => boolean): JsonLine[] {
  const lines: JsonLine[] = []
  const stack: Frame[] = [{ value: root, path: '$', depth: 0, comma: false }]
  while (stack.length > 0) {
    const { value, path, depth, key, index, comma, closing } = stack.pop()!
    if (closing) {
      lines.push({ path: `${path}#`, depth, kind: 'close', bracket: closing, comma })
      continue
    }
    if (typeof value !== 'object' || value === null) {
      lines.push({ path, depth, key, index, kind: 'value', value: value as JsonLine['value'], comma })
      continue
    }
    const bracket = Array.isArray(value) ? '[' : '{'
    const members: [string | number, unknown][] = Array.isArray(value) ? value.map((each, i) => [i, each]) : Object.entries(value)
    const folded = members.length > 0 && isFolded(path, depth, members.length)
    lines.push({ path, depth, key, index, kind: 'open', folded, size: members.length, bracket, comma })
    if (folded || members.length === 0) continue
    stack.push({ value: null, path, depth, comma, closing: bracket })
    for (let i = members.length - 1; i >= 0; i--) {
      const [name, member] = members[i]!
      const inList = typeof name === 'number'
      stack.push({
        value: member,
        path: memberPath(path, name),
        depth: depth + 1,
        key: inList ? undefined : name,
        index: inList ? name : undefined,
        comma: i < members.length - 1,
      })
    }
  }
  return lines
}

/** The default fold: lists of many plain numbers (embeddings) and what lies deep in a large value. */
export function foldedByDefault(root: unknown): (path: string, depth: number, size: number) => boolean {
  const large = sizeUpTo(root, 400) >= 400
  return (_path, depth, size) => size > 100 || (large && depth >= 3)
}

function sizeUpTo(value: unknown, most: number): number {
  let size = 0
  const stack = [value]
  while (stack.length > 0 && size < most) {
    const at = stack.pop()
    size++
    if (typeof at === 'object' && at !== null) for (const member of Object.values(at)) stack.push(member)
  }
  return size
}

/** Base64 of some length is no text to read: its size in bytes, else null. */
export function binarySize(text: string): number | null {
  const data = /^data:[\w/+.-]+;base64,/.exec(text)
  if (!data && (text.length < 2000 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text.slice(0, 2000)))) return null
  const length = text.length - (data?.[0].length ?? 0)
  return Math.floor((length * 3) / 4)
}

/** Where a text stands in a value: paths of members whose name or value contains it, in reading order. */
export function findInJson(root: unknown, text: string, most = 2000): string[] {
  const needle = text.trim().toLowerCase()
  if (!needle) return []
  const found: string[] = []
  const stack: { value: unknown; path: string; name: string }[] = [{ value: root, path: '$', name: '' }]
  while (stack.length > 0 && found.length < most) {
    const { value, path, name } = stack.pop()!
    const node = typeof value === 'object' && value !== null
    if (name.toLowerCase().includes(needle) || (!node && String(value).toLowerCase().includes(needle))) found.push(path)
    if (!node) continue
    const members: [string | number, unknown][] = Array.isArray(value) ? value.map((each, i) => [i, each]) : Object.entries(value)
    for (let i = members.length - 1; i >= 0; i--) {
      const [key, member] = members[i]!
      stack.push({ value: member, path: memberPath(path, key), name: typeof key === 'number' ? '' : key })
    }
  }
  return found
}

/** The path of a member: `$.a`, `$["a b"]`, `$[0]`. */
export function memberPath(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`
  return `${path}${/^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`}`
}

/** Every node above the paths: what has to be open so that they are seen. */
export function pathsAbove(paths: readonly string[]): Set<string> {
  const above = new Set<string>()
  for (const path of paths) {
    for (let at = parentPath(path); at !== null && !above.has(at); at = parentPath(at)) above.add(at)
  }
  return above
}

function parentPath(path: string): string | null {
  if (path === '$') return null
  const end = /(\.[A-Za-z_$][\w$]*|\[(?:\d+|"(?:[^"\\]|\\.)*")\])$/.exec(path)
  return end ? path.slice(0, end.index) : null
}

/** The path as filters on metadata want it: names joined by dots, without the root; null for the root. */
export function filterKey(path: string): string | null {
  return path === '$' ? null : path.slice(path[1] === '.' ? 2 : 1)
}
