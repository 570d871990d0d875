import { Fact } from './Fact'

const WIDTHS = [120, 48, 56, 96, 80]

/** Holds the place of the facts, so that nothing moves when they come. */
export function FactsWaiting() {
  return (
    <div className="stripw" aria-hidden="true">
      <dl className="facts strip">
        {WIDTHS.map((width) => (
          <Fact key={width} name={'\u00a0'}>
            <span className="skel" style={{ width }} />
          </Fact>
        ))}
      </dl>
    </div>
  )
}
