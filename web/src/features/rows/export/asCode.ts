import type { Filter, Level, Schemas } from '../../../api/types'
import { takesMany, takesValue } from '../../../lib/filters'
import { readEntries } from '../../../lib/filterLists'
import { EXPORT_PATH } from '../kinds'
import type { RowSelection } from '../selection'

export const LANGUAGES = ['Python', '.NET', 'curl'] as const
export type CodeLanguage = (typeof LANGUAGES)[number]

interface Query {
  project: string
  server: string
  level: Level
  rows: RowSelection
  sorting?: Schemas['RowExportBody']['sorting']
}

const quoted = (text: string): string => JSON.stringify(text)
const NUMBER = /^-?\d+(\.\d+)?$/

/** What the query language of the clients has: no `or`, lists for members only, and nothing of ours about the models of traces. */
const LISTED = new Set(['type', 'status', 'environment'])
const OURS: Partial<Record<Level, string[]>> = { traces: ['model', 'provider'] }
const isSayable = (level: Level, filter: WireFilter): filter is Filter =>
  !('any' in filter) && !OURS[level]?.includes(filter.field) && (!takesMany(filter.operator) || LISTED.has(filter.field))

type WireFilter = Filter | Schemas['FilterGroupBody']

/** Filters in the query language of the clients: `duration > 1000 and tags contains "prod"`. */
export function queryText(filters: Filter[]): string {
  return filters
    .map(({ field, key, operator, value }) => {
      const name = key ? `${field}.${/^[\w.]+$/.test(key) ? key : quoted(key)}` : field
      if (!takesValue(operator)) return `${name} ${operator}`
      if (takesMany(operator)) return `${name} ${operator} (${readEntries(value).map(quoted).join(', ')})`
      return `${name} ${operator} ${NUMBER.test(value) && !operator.includes('contains') ? value : quoted(value)}`
    })
    .join(' and ')
}

/** The call that asks for the rows in view. What clients cannot say (search, range, ids) is left to curl, which says all of it. */
export function asCode(language: CodeLanguage, { project, server, level, rows, sorting }: Query): string {
  if (language === 'curl') {
    const body = JSON.stringify({ format: 'jsonl', rows, ...(sorting ? { sorting } : {}) })
    return `curl -X POST '${server}/api/v1/private${EXPORT_PATH[level]}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${body.replaceAll("'", String.raw`'\''`)}'`
  }
  const filters = (rows.filters ?? []) as WireFilter[]
  const filter = queryText(filters.filter((each) => isSayable(level, each)))
  const unsaid = filters.filter((each) => !isSayable(level, each)).map((each) => `left out, clients cannot say it (curl can): ${JSON.stringify(each)}`)
  if (language === 'Python') {
    const lines = [...unsaid.map((each) => `# ${each}`), 'import opik', '', `client = opik.Opik(project_name=${quoted(project)})`, `${level} = client.search_${level}(`, `    project_name=${quoted(project)},`]
    if (filter) lines.push(`    filter_string=${quoted(filter)},`)
    return [...lines, '    max_results=1000,', ')'].join('\n')
  }
  const area = level[0]!.toUpperCase() + level.slice(1)
  const members = [
    `    ProjectName = ${quoted(project)},`,
    ...(filter ? [`    FilterString = ${quoted(filter)},`] : []),
    ...(rows.from_time ? [`    FromTime = DateTimeOffset.Parse(${quoted(rows.from_time)}),`] : []),
    ...(rows.to_time ? [`    ToTime = DateTimeOffset.Parse(${quoted(rows.to_time)}),`] : []),
    '    MaxResults = 1000,',
  ]
  return [...unsaid.map((each) => `// ${each}`), `var ${level} = await client.${area}.SearchAsync(new()`, '{', ...members, '});'].join('\n')
}
