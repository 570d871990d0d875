const onMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** A key as it is printed on this system: `Mod↵` is Ctrl ↵, or ⌘↵ on a Mac. */
export function Kbd({ of: key }: { of: string }) {
  return <span className="kbd">{key.replace(/Mod[+ ]?(?=.)/, onMac ? '⌘' : 'Ctrl ').replace('Mod', onMac ? '⌘' : 'Ctrl')}</span>
}
