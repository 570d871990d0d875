import { Letter } from '../experiments/compare/letters'

/** The head of a table of what differs: what the rows are, A and B. */
export function PairHead({ label }: { label: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{label}</th>
        <th scope="col">
          <Letter of="A" />
        </th>
        <th scope="col">
          <Letter of="B" />
        </th>
      </tr>
    </thead>
  )
}
