import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import { definitionsQuery, type Definition } from '../../api/definitions'

/** Definitions by name, read once for the whole page: a list has hundreds of cells. */
export const JudgementsContext = createContext<ReadonlyMap<string, Definition>>(new Map())

export const useJudgements = (): ReadonlyMap<string, Definition> => useContext(JudgementsContext)

export function useDefinitionsByName(): ReadonlyMap<string, Definition> {
  const { data } = useQuery(definitionsQuery())
  return useMemo(() => new Map(data?.map((each) => [each.name, each])), [data])
}
