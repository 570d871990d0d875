import './letters.css'

/** The baseline is A, wherever it stands in the address. */
export function lettersOf(ids: string[], baseline: string | undefined): Map<string, string> {
  const order = baseline ? [baseline, ...ids.filter((id) => id !== baseline)] : ids
  return new Map(order.map((id, index) => [id, index < 26 ? String.fromCharCode(65 + index) : String(index + 1)]))
}

const OWN = ['a', 'b', 'c']

/** The class that carries the colour of a letter: A grey, B blue, C amber, then the colours of charts. */
export function toneOf(letter: string | undefined): string {
  const index = letter && /^[A-Z]$/.test(letter) ? letter.charCodeAt(0) - 65 : 0
  return OWN[index] ?? `x${4 + ((index - 3) % 5)}`
}

/** The token of the colour, for charts. */
export function tokenOf(letter: string | undefined): string {
  const tone = toneOf(letter)
  return tone.startsWith('x') ? `--chart-${tone.slice(1)}` : `--exp-${tone}`
}

export function Letter({ of, name }: { of: string | undefined; name?: string | undefined }) {
  return (
    <span className={`exm ${toneOf(of)}`} title={name}>
      {of}
    </span>
  )
}
