/** What a new run begins with: nothing, a template, an earlier run, a prompt, a dataset, or what another page has left in this browser. */
export interface StudioSource {
  template?: string | undefined
  rerun?: string | undefined
  version?: string | undefined
  prompt?: string | undefined
  dataset?: string | undefined
  variant?: string | undefined
}

/** Where this browser keeps what is typed: for each beginning its own place. */
export const placeOf = (projectId: string, { template, rerun, version, prompt, dataset, variant }: StudioSource): string =>
  ['studio-draft', projectId, ...Object.entries({ template, rerun, version, prompt, dataset, variant }).flatMap(([name, value]) => (value ? [`${name}-${value}`] : []))].join('.')
