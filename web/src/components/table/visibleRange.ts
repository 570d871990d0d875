import { useState, useSyncExternalStore } from 'react'

export type Visible = readonly [first: number, last: number]

export interface VisibleRange {
  set: (first: number, last: number) => void
  get: () => Visible
  subscribe: (listener: () => void) => () => void
}

/** Which rows are in view, told to the status bar alone: scrolling must not draw the page around the table again. */
export function useVisibleRange(): VisibleRange {
  return useState(createVisibleRange)[0]
}

export const useVisible = (range: VisibleRange): Visible => useSyncExternalStore(range.subscribe, range.get)

function createVisibleRange(): VisibleRange {
  const listeners = new Set<() => void>()
  let now: Visible = [0, 0]
  return {
    set: (first, last) => {
      if (first === now[0] && last === now[1]) return
      now = [first, last]
      for (const listener of listeners) listener()
    },
    get: () => now,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
