import { encode } from 'uqr'
import { ui } from '../text/en/ui.ts'
import './qr-code.css'

/** A QR code as one SVG path. Always dark on light, whatever the theme: many cameras read nothing else. */
export function QrCode({ text, label = ui.qrCode }: { text: string; label?: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 3 })
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={path} />
    </svg>
  )
}
