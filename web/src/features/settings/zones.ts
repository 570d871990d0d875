/** Time zones that this browser knows, and the one that is set; the reader's own and UTC first. */
export function zonesWith(set: string): string[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  return [...new Set(['UTC', own, set, ...Intl.supportedValuesOf('timeZone')])]
}
