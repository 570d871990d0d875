/**
 * What a page is opened for goes first: while the rows of a list are on their way, other questions wait, so that neither
 * sending them nor answering them takes time from the rows. They wait no longer than a moment, whatever the rows do.
 */

const MOST_MS = 400

let others: Promise<void> | undefined
let release: () => void = () => undefined

/** What others wait for while rows are on their way; undefined when nobody needs to wait. */
export const rowsOnTheirWay = (): Promise<void> | undefined => others

/** From now on other questions wait, until {@link rowsAreThere}. */
export function rowsComeFirst(): void {
  if (others) return
  others = new Promise((resolve) => {
    release = () => {
      clearTimeout(limit)
      others = undefined
      resolve()
    }
    const limit = setTimeout(release, MOST_MS)
  })
}

/** The rows are in the page (or will not come): others go on once they are painted. */
export function rowsAreThere(): void {
  if (others) requestAnimationFrame(() => setTimeout(release))
}
