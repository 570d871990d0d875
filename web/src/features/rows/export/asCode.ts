import type { Filter, Level } from '../../../api/types'
import { takesValue } from '../../../lib/filters'
import { EXPORT_PATH, type RowSelection } from '../selection'

export const LANGUAGES = ['Python', '.NET', 'curl'] as const
export type CodeLanguage = (typeof LANGUAGES)[number]

interface Query {
  project: string
  server: string
  level: Level
  rows: RowSelection
  sorting?: unknown
}

const quoted = (text: string): string => JSON.stringify(text)
const NUMBER = /^-?\d+(\.\d+)?$/

/** Filters in the query language of the clients: `duration > 1000 and tags contains "prod"`. */
export function queryText(filters: Filter[]): string {
  return filters
    .map(({ field, key, operator, value }) => {
      const name = key ? `${field}.${/^[\w.]+$/.test(key) ? key : quoted(key)}` : field
      if (!takesValue(operator)) return `${name} ${operator}`
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
  const filter = queryText((rows.filters ?? []) as Filter[])
  if (language === 'Python') {
    const lines = ['import opik', '', `client = opik.Opik(project_name=${quoted(project)})`, `${level} = client.search_${level}(`, `    project_name=${quoted(project)},`]
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
  return [`var ${level} = await client.${area}.SearchAsync(new()`, '{', ...members, '});'].join('\n')
}
