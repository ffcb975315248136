/**
 * Enter in a field above a list of what it offers.
 *
 * The list marks its first entry some time after it was drawn, and takes an Enter that comes before, or between two
 * lists, for nothing. A quick hand has pressed it by then, and means the first.
 */
import type { ComponentProps, KeyboardEvent } from 'react'
import type { Autocomplete } from '@base-ui/react/autocomplete'

type OnKeyDown = NonNullable<ComponentProps<typeof Autocomplete.Input>['onKeyDown']>

/**
 * Answers a handler that chooses what is marked, or else the first.
 *
 * @param nameOf what an entry has for its `data-choice`
 */
export function chooseOnEnter<Choice>(
  choices: readonly Choice[],
  nameOf: (choice: Choice) => string,
  choose: (choice: Choice) => void,
): OnKeyDown {
  return event => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.preventBaseUIHandler()
    const name = markedName(event)
    const choice = choices.find(one => nameOf(one) === name) ?? choices[0]
    if (choice !== undefined) choose(choice)
  }
}

function markedName({ currentTarget }: KeyboardEvent<HTMLElement>): string | undefined {
  const id = currentTarget.getAttribute('aria-activedescendant')
  return id === null ? undefined : document.getElementById(id)?.dataset['choice']
}
