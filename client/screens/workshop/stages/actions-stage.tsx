import { Plus } from 'lucide'
import { MAX_RETRO_LINE_LENGTH } from '../../../../shared/retro/grade.ts'
import type { RoomAction } from '../../../../shared/retro/retro-state.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { randomId } from '../../../models/random-id.ts'
import { retroActions as text } from '../../../text/en/retro-actions.ts'
import { retroStages } from '../../../text/en/retro-stages.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { ActionForm, ActionRow } from '../retro/action-form.tsx'
import { ActionList } from '../retro/action-list.tsx'
import { reflectionsOf } from '../retro/reflections.ts'
import type { StageProps } from '../stage-view.tsx'
import { useWorkshop } from '../workshop-context.ts'
import '../retro/actions.css'

/** More than this, and few of them happen. */
const MANY = 5

/** [RE7] What we do about it: few, each with one owner and a date. */
export function ActionsStage({ visible, stage }: StageProps) {
  const { model } = useWorkshop()
  const { question, help } = retroStages.actions
  const { prompt } = stage.settings
  const actions = visible.retro?.actions ?? []
  const mayChange = model.can('write-board') && model.mayWrite.value.ok
  const open = actions.filter(({ ownerId, dueOn }) => ownerId === null || dueOn === null).length
  return (
    <div class="actionstage">
      <StageHead question={prompt === '' ? question : prompt} help={help} place={visible.workshop.teamName} />
      {mayChange ? <ActionForm visible={visible} /> : null}
      {actions.length === 0 ? (
        <EmptyState>{text.empty}</EmptyState>
      ) : mayChange ? (
        <section aria-label={text.title}>
          <p class="small muted" role="status">
            {open === 0 ? text.count(actions.length) : text.incomplete(open)}
            {actions.length > MANY ? `. ${text.many}` : null}
          </p>
          <ol class="retroactions">
            {actions.map((action, index) => (
              <ActionRow key={action.id} action={action} number={index + 1} visible={visible} />
            ))}
          </ol>
        </section>
      ) : (
        <ActionList actions={actions} visible={visible} />
      )}
      {mayChange ? <Ideas visible={visible} actions={actions} /> : null}
    </div>
  )
}

/** Cards that ask to be done: those under "differently", and what was decided in the discussion. */
function Ideas({ visible, actions }: { visible: Visible; actions: readonly RoomAction[] }) {
  const { model } = useWorkshop()
  const notes = model.notes.value
  const decisions = notes.areas.get('decisions')
  const ideas = [
    ...reflectionsOf(visible, notes).filter(({ column }) => column === 'differently'),
    ...(decisions?.loose ?? []),
  ]
    .map(({ id, text: words }) => ({ id, words: words.trim().slice(0, MAX_RETRO_LINE_LENGTH) }))
    .filter(({ words }) => words !== '' && !actions.some((action) => action.text === words))
  if (ideas.length === 0) return null
  return (
    <section class="sheet ideas" aria-labelledby="action-ideas">
      <h2 id="action-ideas">{text.ideas}</h2>
      <p class="small muted">{text.ideasHelp}</p>
      <ul>
        {ideas.map(({ id, words }) => (
          <li key={id}>
            <p>{words}</p>
            <Button
              size="sm"
              icon={Plus}
              aria-label={text.takeUpOf(words)}
              onClick={() =>
                void model.give({
                  ...{ type: 'add-action', actionId: randomId(), text: words },
                  ...{ ownerId: null, dueOn: null },
                })
              }
            >
              {text.takeUp}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
