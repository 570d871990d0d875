import type { ReactNode } from 'react'

/** A part of the form: its name at the left, what is wrong or how it is meant under it. */
export function Row({ title, note, error, children }: { title: string; note?: string; error?: string | undefined; children: ReactNode }) {
  return (
    <section className="rrow" aria-label={title}>
      <div>
        <h2 className="w6">{title}</h2>
        {error ? (
          <p className="err fs12" role="alert">
            {error}
          </p>
        ) : (
          note && <p className="t3 fs12">{note}</p>
        )}
      </div>
      <div className="rbody">{children}</div>
    </section>
  )
}
