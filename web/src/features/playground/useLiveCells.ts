import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { runEvents } from './api'
import type { Cell, Progress } from './types'

export interface Streaming {
  text: string
  pieces: number
  /** Milliseconds of the call when this was told. */
  elapsed: number
}

export interface LiveCells {
  streaming: ReadonlyMap<string, Streaming>
  /** Cells that ended since the page was opened, newer than what was read. */
  ended: ReadonlyMap<string, Cell>
}

export const cellKey = (position: number, variant: number) => `${position}:${variant}`

const NOTHING: LiveCells = { streaming: new Map(), ended: new Map() }

const MOST_ENDED = 2000

/** Adds what an event tells. A piece that does not follow what is known begins the text anew. */
export function applied(now: LiveCells, event: Progress): LiveCells {
  const streaming = new Map(now.streaming)
  const ended = new Map(now.ended)
  for (const piece of event.pieces) {
    const key = cellKey(piece.position, piece.variant)
    const known = streaming.get(key)?.text ?? ''
    streaming.set(key, { text: known.slice(0, piece.start) + piece.text, pieces: piece.pieces, elapsed: piece.elapsed })
  }
  for (const cell of event.ended) {
    streaming.delete(cellKey(cell.position, cell.variant))
    ended.set(cellKey(cell.position, cell.variant), cell)
  }
  // What ended long ago was read since.
  for (const key of ended.keys()) {
    if (ended.size <= MOST_ENDED) break
    ended.delete(key)
  }
  return { streaming, ended }
}

/** The words of a run as they come. The browser reconnects by itself; what it missed is read again. */
export function useLiveCells(run: string, running: boolean): LiveCells {
  const client = useQueryClient()
  const [live, setLive] = useState(NOTHING)
  useEffect(() => {
    if (!run || !running) return
    const source = new EventSource(runEvents(run))
    const read = () => void client.invalidateQueries({ queryKey: ['playground'] })
    source.onopen = () => {
      setLive(NOTHING)
      read()
    }
    source.addEventListener('cells', (message) => {
      const event = JSON.parse((message as MessageEvent<string>).data) as Progress
      setLive((now) => applied(now, event))
    })
    source.addEventListener('end', () => {
      source.close()
      read()
    })
    return () => {
      source.close()
      setLive((now) => ({ ...now, streaming: NOTHING.streaming }))
    }
  }, [client, run, running])
  return live
}
