const onMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** A key as it is printed on this system. */
export function Kbd({ of: key }: { of: string }) {
  return <span className="kbd">{key.replace('Mod', onMac ? '⌘' : 'Ctrl')}</span>
}
