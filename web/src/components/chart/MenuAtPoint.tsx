import * as Menu from '@radix-ui/react-dropdown-menu'
import { useEffect, type ReactNode, type RefObject } from 'react'
import type { Pick } from './PointLayer'
import './menuAtPoint.css'

interface Props {
  pick: Pick
  label: string
  className: string
  /** Has the focus when it opens, so that Enter follows it at once. */
  first: RefObject<HTMLAnchorElement | null>
  onClose: () => void
  children: ReactNode
}

/** A menu beside the point of a chart that was chosen. */
export function MenuAtPoint({ pick, label, className, first, onClose, children }: Props) {
  useEffect(() => {
    const frame = requestAnimationFrame(() => first.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [first])
  return (
    <Menu.Root open onOpenChange={(open) => !open && onClose()} modal={false}>
      <Menu.Trigger asChild>
        <span className="pointanchor" style={{ left: pick.x, top: pick.y }} aria-hidden="true" />
      </Menu.Trigger>
      {/* Inside the landmark of the page, so that readers find it there. */}
      <Menu.Portal container={document.querySelector('main')}>
        <Menu.Content className={`pop menu ${className}`} align="start" side="right" sideOffset={8} collisionPadding={8} aria-label={label}>
          {children}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
