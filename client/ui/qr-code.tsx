import { useEffect, useState } from 'preact/hooks'
import { ui } from '../text/en/ui.ts'
import './qr-code.css'

type Drawn = { readonly text: string; readonly path: string; readonly size: number }

/**
 * A QR code as one SVG path. Always dark on light, whatever the theme: many cameras read nothing else. What encodes it is
 * fetched when one is first shown; its place is kept meanwhile.
 */
export function QrCode({ text, label = ui.qrCode }: { text: string; label?: string }) {
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  useEffect(() => {
    let isCurrent = true
    import('uqr').then(
      ({ encode }) => {
        const { data, size } = encode(text, { ecc: 'M', border: 3 })
        const path = data
          .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
          .join('')
        if (isCurrent) setDrawn({ text, path, size })
      },
      () => {}, // The link and the code stand beside it.
    )
    return () => {
      isCurrent = false
    }
  }, [text])
  const size = drawn?.size ?? 1
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      aria-busy={drawn === null}
      shape-rendering="crispEdges"
    >
      {drawn?.text === text ? <path d={drawn.path} /> : null}
    </svg>
  )
}
