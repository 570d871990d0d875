/** First letter on one of four colours; the colour comes from the id and means nothing. */
export function ProjectSign({ id, name }: { id: string; name: string }) {
  const hue = (parseInt(id.slice(-2), 16) || 0) % 4
  return (
    <span className="pico" style={{ background: `var(--proj-${hue + 1})` }} aria-hidden>
      {name.charAt(0).toUpperCase()}
    </span>
  )
}
