import { useMemo } from 'react'
import type { Measured } from './api'
import { firings, type Firing, type MeasuredType } from './model'

/** When the condition of a trigger was met in what was measured. */
export function usePast(measured: Measured | undefined, type: MeasuredType, value: Record<string, string> | undefined): Firing[] {
  const { threshold, window, operator } = value ?? {}
  return useMemo(() => {
    if (!measured || threshold === undefined || threshold === '' || Number.isNaN(Number(threshold))) return []
    const how = type === 'trace:errors' || type === 'trace:cost' ? 'sum' : 'mean'
    return firings(measured, Number(window) * 1000, how, Number(threshold), operator === '<')
  }, [measured, type, threshold, window, operator])
}
