/** A JSON value as YAML, for reading and copying: block style, long texts as literal blocks. */
export function toYaml(root: unknown): string {
  const lines: string[] = []
  // Work items instead of recursion: payloads can be nested deeper than the stack allows.
  const stack: { value: unknown; indent: number; lead: string }[] = [{ value: root, indent: 0, lead: '' }]
  while (stack.length > 0) {
    const { value, indent, lead } = stack.pop()!
    const members = isNode(value) ? entries(value) : []
    if (members.length === 0) {
      lines.push(...scalar(value, indent, lead))
      continue
    }
    // `- key: value`: the first member of an object in a list stands on the line of its dash.
    const inline = lead.endsWith('- ') && !Array.isArray(value)
    if (lead && !inline) lines.push(lead.trimEnd())
    for (let i = members.length - 1; i >= 0; i--) {
      const [key, member] = members[i]!
      const start = inline && i === 0 ? lead : ' '.repeat(indent)
      stack.push({ value: member, indent: indent + 2, lead: Array.isArray(value) ? `${start}- ` : `${start}${name(key)}: ` })
    }
  }
  return lines.join('\n')
}

const isNode = (value: unknown): value is object => typeof value === 'object' && value !== null

const entries = (value: object): [string, unknown][] =>
  Array.isArray(value) ? value.map((each: unknown): [string, unknown] => ['', each]) : Object.entries(value)

const PLAIN = /^[A-Za-z_/.$][\w ./$@+()-]*$/
/** Words that YAML would read as something else than text. */
const RESERVED = /^(true|false|null|yes|no|on|off|y|n|~|\.nan|\.inf)$/i

const name = (key: string): string => (PLAIN.test(key) && !RESERVED.test(key) && key.trim() === key ? key : JSON.stringify(key))

function scalar(value: unknown, indent: number, lead: string): string[] {
  if (typeof value !== 'string') return [`${lead}${value === undefined ? 'null' : JSON.stringify(value)}`]
  if (value.includes('\n') && !/^\s/.test(value) && !hasControls(value)) {
    const pad = ' '.repeat(Math.max(indent, 2))
    const keep = value.endsWith('\n') ? (value.endsWith('\n\n') ? '+' : '') : '-'
    const body = keep === '-' ? value : value.slice(0, -1)
    return [`${lead}|${keep}`, ...body.split('\n').map((line) => (line ? pad + line : ''))]
  }
  const plain = PLAIN.test(value) && !RESERVED.test(value) && value.trim() === value && !value.includes(': ')
  return [`${lead}${plain ? value : JSON.stringify(value)}`]
}

const hasControls = (value: string): boolean => {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if ((code < 32 && code !== 10 && code !== 9) || code === 127) return true
  }
  return false
}
