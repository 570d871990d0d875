import type { ReactNode } from 'react'
import { ViewTabs } from './ViewTabs'
import type { ListViews } from './useListViews'

interface Props {
  views: ListViews
  /** What the tabs are called together. */
  name: string
  /** What the tab of no view is called, where "All" would be mistaken for the rows of another bar. */
  all?: string | undefined
  className?: string
  /** Before the tabs: what kind of rows there are. */
  lead?: ReactNode
  /** Views that every list of the kind has, behind All. */
  more?: ReactNode
  /** At the right: range, environments, … */
  children?: ReactNode
}

/** The bar of saved views above a list. */
export function ViewBar({ views, name, all, className = '', lead, more, children }: Props) {
  return (
    <div className={`bar vb ${children ? '' : 'slim'} ${className}`}>
      {lead && (
        <>
          {lead}
          <span className="vsep" />
        </>
      )}
      <ViewTabs views={views} name={name} all={all} more={more} />
      {children && <span className="grow" />}
      {children}
    </div>
  )
}
