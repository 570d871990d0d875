/** What the document of the server says of a path as it is written at a call: of `/datasets/${id}` what `/datasets/{id}` is. */
import type { paths } from './schema'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

type Filled<S extends string> = S extends `${infer Before}{${string}}${infer After}` ? `${Before}${string}${Filled<After>}` : S
type Written = { [K in keyof paths]: K extends `/v1/private${infer Rest}` ? Filled<Rest> : never }

/** The path in the document, of each that a call may mean; never: it has none. */
type Documented<P> = { [K in keyof paths]: P extends Written[K] ? (Written[K] extends P ? K : never) : never }[keyof paths]

type Operation<P, M extends Method> = M extends Method ? (Documented<P> extends infer K ? (K extends keyof paths ? paths[K][Lowercase<M>] : never) : never) : never

type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined
type Success = 200 | 201 | 202 | 204

type BodyOf<O> = O extends { requestBody: { content: { 'application/json': infer Body } } }
  ? { body: Body }
  : O extends { requestBody?: { content: { 'application/json': infer Body } } }
    ? { body?: Body }
    : { body?: undefined }

type AnswerOf<O> = O extends { responses: infer R } ? { [S in keyof R]: S extends Success ? Json<R[S]> : never }[keyof R] : never

/** Which of the paths and methods that a call may mean the document does not have; never: it has all. */
export type Missing<P, M extends Method> = P extends string ? (M extends Method ? ([Exclude<Operation<P, M>, undefined>] extends [never] ? `${M} ${P}` : never) : never) : never

/** What a call sends. */
export type Sent<P, M extends Method> = BodyOf<Operation<P, M>>

/** What it is answered: undefined where the server sends nothing. */
export type Answer<P, M extends Method> = AnswerOf<Operation<P, M>>
