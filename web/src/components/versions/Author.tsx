import * as f from '../../lib/format'

/** Who made a version: the first letters, and the name that carries the meaning. */
export function Author({ name }: { name: string | undefined }) {
  if (!name) return f.NONE
  return (
    <span className="vauthor">
      <span className="vav" aria-hidden="true">
        {lettersOf(name)}
      </span>
      <span className="trunc">{name}</span>
    </span>
  )
}

/** `mara.koehler@fernweh.example` and `Mara Köhler` are MK, `admin` is AD. */
export function lettersOf(name: string): string {
  const words = name.replace(/@.*$/, '').split(/[\s._-]+/).filter(Boolean)
  const letters = words.length > 1 ? words[0]!.charAt(0) + words.at(-1)!.charAt(0) : (words[0] ?? name).slice(0, 2)
  return letters.toUpperCase()
}
