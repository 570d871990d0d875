import { DOTNET } from './dotnet'
import type { Group, Integration } from './Integration'
import { PYTHON } from './python'
import { TYPESCRIPT } from './typescript'

export type { Group, Integration } from './Integration'

export const INTEGRATIONS: { group: Group; label: string; entries: Integration[] }[] = [
  { group: 'dotnet', label: '.NET', entries: DOTNET },
  { group: 'python', label: 'Python', entries: PYTHON },
  { group: 'typescript', label: 'TypeScript', entries: TYPESCRIPT },
]

export const COUNT = INTEGRATIONS.reduce((sum, { entries }) => sum + entries.length, 0)

/** Those whose name, packages or other words contain every word of the text. */
export function found(text: string): typeof INTEGRATIONS {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return INTEGRATIONS.map(({ group, label, entries }) => ({
    group,
    label,
    entries: entries.filter((each) => {
      const about = `${label} ${each.name} ${each.install ?? ''} ${each.also ?? ''} ${each.otel ? 'opentelemetry otel' : ''}`.toLowerCase()
      return words.every((word) => about.includes(word))
    }),
  })).filter(({ entries }) => entries.length > 0)
}

/** What the shell is told before the program runs: where traces go. */
export function variables({ otel }: Integration, project: string, address: string, workspace: string): string {
  return otel
    ? `export OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=${address}/v1/private/otel/v1/traces
export OTEL_EXPORTER_OTLP_HEADERS="projectName=${project},Comet-Workspace=${workspace}"
export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf`
    : `export OPIK_URL_OVERRIDE=${address}
export OPIK_PROJECT_NAME=${project}`
}
