/** A library whose programs send traces, and what to add to them. */
export interface Integration {
  name: string
  /** What it is installed with; undefined: nothing to install. */
  install?: string
  /** The lines that are added. */
  code: string
  /** Its traces come by OpenTelemetry: the exporter is set by variables of its own. */
  otel?: true
  /** Other words that it is found by. */
  also?: string
}

export type Group = 'dotnet' | 'python' | 'typescript'
