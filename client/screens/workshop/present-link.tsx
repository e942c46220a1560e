import { Monitor } from 'lucide'
import { workshop } from '../../text/en/workshop.ts'
import { Icon } from '../../ui/icon.tsx'

/** The room for a projector, in a tab of its own: whoever leads needs this one. */
export function PresentLink({ workshopId }: { workshopId: string }) {
  return (
    <a
      class="btn btn--icon"
      href={`/w/${encodeURIComponent(workshopId)}/present`}
      target="_blank"
      rel="noopener"
      aria-label={workshop.present}
      title={workshop.present}
    >
      <Icon icon={Monitor} />
    </a>
  )
}
