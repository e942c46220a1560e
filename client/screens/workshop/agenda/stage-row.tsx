import { ArrowDown, ArrowUp, ChevronDown, CornerDownRight, Ellipsis, GripVertical, Trash2 } from 'lucide'
import { useId, useRef } from 'preact/hooks'
import type { Stage } from '../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { afterStep } from '../../../models/agenda-outlook.ts'
import { agendaText as text } from '../../../text/en/agenda.ts'
import { stageKindNames, stageName } from '../../../text/en/stages.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Menu, type MenuItem } from '../../../ui/menu.tsx'
import { useWorkshop } from '../workshop-context.ts'
import type { GiveChange } from './agenda-panel.tsx'
import { StageFields } from './stage-fields.tsx'
import { useStageDrag } from './use-stage-drag.ts'

/** A stage of the agenda: its name and time; opened, everything that can be set. */
export function StageRow({
  visible,
  stage,
  isOpen,
  onToggle,
  onStep,
  give,
}: {
  visible: Visible
  stage: Stage
  isOpen: boolean
  onToggle: () => void
  onStep: (by: 1 | -1) => void
  give: GiveChange
}) {
  const { model } = useWorkshop()
  const row = useRef<HTMLLIElement>(null)
  const fieldsId = useId()
  const name = stageName(stage)
  const isEnd = stage.kind === 'finalised'
  const isNow = stage.id === visible.stageId
  const edge = useStageDrag(row, visible.agenda, stage, (afterId, at) => {
    const words = text.moved(name, at + 1, visible.agenda.length)
    void give({ how: 'move', stageId: stage.id, afterId }, words)
  })
  const remove = { how: 'remove', stageId: stage.id } as const
  const mayRemove = model.may({ type: 'change-agenda', change: remove })
  const mayGo = model.may({ type: 'go-to-stage', stageId: stage.id })
  const items: readonly MenuItem[] = [
    {
      id: 'go',
      label: text.goThere,
      icon: CornerDownRight,
      disabled: !mayGo.ok,
      note: mayGo.ok ? undefined : mayGo.refusal.message,
      onSelect: () => void model.give({ type: 'go-to-stage', stageId: stage.id }),
    },
    {
      id: 'remove',
      label: text.remove,
      icon: Trash2,
      tone: 'negative',
      disabled: !mayRemove.ok,
      note: mayRemove.ok ? undefined : mayRemove.refusal.message,
      onSelect: () => void give(remove, text.removed(name)),
    },
  ]
  const state = isNow ? text.now : stage.skipped ? text.skipped : null
  const kind = stage.name === '' ? null : stageKindNames[stage.kind]
  return (
    <li
      ref={row}
      class={`agendarow${isNow ? ' is-now' : ''}${isOpen ? ' is-open' : ''}${edge === null ? '' : ` is-${edge}`}`}
      data-stage={stage.id}
      aria-current={isNow ? 'step' : undefined}
    >
      <div class="agendarow__head">
        {isEnd ? null : (
          <span class="agendarow__grip" aria-hidden="true">
            <Icon icon={GripVertical} />
          </span>
        )}
        {isEnd ? (
          <span class="agendarow__name">
            <b>{name}</b>
            <small>{text.fixed}</small>
          </span>
        ) : (
          <button
            type="button"
            class="agendarow__name"
            aria-expanded={isOpen}
            aria-controls={fieldsId}
            onClick={onToggle}
          >
            <span class="sr">{text.change} </span>
            <b>{name}</b>
            <small>
              {[state, kind, stage.minutes === null ? null : text.minutes(stage.minutes)]
                .filter((part) => part !== null)
                .join(' · ')}
            </small>
            <Icon icon={ChevronDown} />
          </button>
        )}
        {isEnd ? null : (
          <>
            <IconButton
              icon={ArrowUp}
              size="sm"
              data-step="earlier"
              label={text.earlier(name)}
              disabled={afterStep(visible.agenda, stage.id, -1) === undefined}
              onClick={() => onStep(-1)}
            />
            <IconButton
              icon={ArrowDown}
              size="sm"
              data-step="later"
              label={text.later(name)}
              disabled={afterStep(visible.agenda, stage.id, 1) === undefined}
              onClick={() => onStep(1)}
            />
            <Menu label={text.more(name)} icon={Ellipsis} items={items} class="btn--sm btn--icon" />
          </>
        )}
      </div>
      <div id={fieldsId}>{isOpen && !isEnd ? <StageFields stage={stage} give={give} /> : null}</div>
    </li>
  )
}
