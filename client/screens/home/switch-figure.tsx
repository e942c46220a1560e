import { home } from '../../text/en/home.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Lights } from '../../ui/lights.tsx'
import { Scale } from '../../ui/scale.tsx'

/** The idea as a picture: straight on is the output, the turn is the outcome. */
export function SwitchFigure() {
  const { figure } = home
  return (
    <figure class="demo">
      <svg class="demo__track" viewBox="0 0 620 560" role="img" aria-label={figure.description}>
        <path class="d-idle" d="M160 444H588" />
        <path class="d-buffer" d="M588 428v32" />
        <path class="d-main" d="M0 444H120C330 444 220 220 430 220H620" />
        <circle class="d-stop" cx="72" cy="444" r="9" />
        <circle class="d-q" cx="239.9" cy="395.6" r="6" />
        <circle class="d-q" cx="275" cy="332" r="6" />
        <circle class="d-q" cx="310.1" cy="268.4" r="6" />
        <circle class="d-lamp-halo" cx="484" cy="220" r="25" />
        <circle class="d-lamp" cx="484" cy="220" r="12.5" />
      </svg>
      <div class="demo__card demo__card--in card">
        <div class="row">
          <span class="label">{figure.outcome}</span>
          <span class="push">
            <Lights
              lights={{
                specific: 'met',
                measurable: 'met',
                achievable: 'met',
                relevant: 'met',
                timeBound: 'met',
              }}
            />
          </span>
        </div>
        <p>{figure.outcomeText}</p>
        <div class="row">
          <Scale from={48} to={24} unit={figure.unit} />
          <span class="push">
            <Avatar person={{ id: 'tomasz', name: figure.owner }} size="sm" />
          </span>
        </div>
      </div>
      <div class="demo__card demo__card--out card">
        <span class="label">{figure.output}</span>
        <p>{figure.outputText}</p>
      </div>
      {figure.questions.map((question, index) => (
        <p key={question} class={`demo__ask demo__ask--${index + 1}`}>
          {question}
        </p>
      ))}
      <p class="demo__ask demo__ask--end">{figure.end}</p>
    </figure>
  )
}
