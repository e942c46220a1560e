import { Contrast } from 'lucide'
import { toggleTheme } from '../models/theme.ts'
import { ui } from '../text/en/ui.ts'
import { IconButton } from './button.tsx'

/** Turns light into dark and back; the choice is kept on this browser. */
export function ThemeButton() {
  return <IconButton icon={Contrast} label={ui.theme} class="theme" onClick={toggleTheme} />
}
