/** Something that happened at an instant, drawn as an upright line. */
export interface Mark {
  at: number
  label: string
}

/** Deployments so near to each other that their words would overlap are one line: `v14 live +2`. */
export function joined(marks: Mark[], near: number): Mark[] {
  const found: { at: number; labels: string[] }[] = []
  for (const mark of marks) {
    const last = found.at(-1)
    if (last && mark.at - last.at < near) last.labels.push(mark.label)
    else found.push({ at: mark.at, labels: [mark.label] })
  }
  return found.map(({ at, labels }) => ({ at, label: labels.length > 1 ? `${labels[0]} +${labels.length - 1}` : labels[0]! }))
}

type Colors = (token: string) => string

/** The upright lines of a chart, with their words at the top. */
export const markLines = (marks: Mark[], color: Colors) =>
  marks.map((mark) => ({
    xAxis: mark.at,
    lineStyle: { color: color('--text-3'), type: 'dotted', width: 1.5 },
    label: { fontSize: 11, fontFamily: color('--font-sans'), show: true, formatter: mark.label, position: 'insideEndTop', rotate: 0, color: color('--text-2'), align: 'right', padding: [0, 6, 0, 0] },
  }))
