import '@fontsource-variable/bricolage-grotesque/opsz.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/frame.css'
import { render } from 'preact'
import { App } from './app.tsx'

const root = document.getElementById('app')
if (root === null) throw new Error('The page has no #app element.')
render(<App />, root)
