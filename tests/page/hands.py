"""The two ways in which a person acts in a browser: with the mouse, and with the keyboard alone.

Each counts what it pressed: a click, or a key that does something. To go from one thing to the next
with the Tab key, or to type, is no act.
"""

import pytest
from playwright.sync_api import Locator

__all__ = ["Keyboard", "Mouse"]

_MOST_STOPS = 600
_MOST_CHOICES = 20
_AT = "e => e === document.activeElement"
_IS_RADIO = "e => e.matches('input[type=radio]')"
_TURNS = "e => e.matches('input[type=checkbox], [role=switch], [role=checkbox]')"
_NEARER = """e => {
  const all = [...document.getElementsByName(e.name)].filter(o => o.form === e.form);
  const steps = (all.indexOf(e) - all.indexOf(document.activeElement) + all.length) % all.length;
  return steps * 2 <= all.length ? 'ArrowDown' : 'ArrowUp';
}"""
_IN_GROUP = """e => document.activeElement.type === 'radio'
  && document.activeElement.name === e.name && document.activeElement.form === e.form"""


class Mouse:
    """Whoever points and clicks."""

    def __init__(self) -> None:
        self.acts = 0

    def press(self, on: Locator) -> None:
        """Press a button, follow a link, tick a box, choose."""
        on.click()
        self.acts += 1

    def fill(self, field: Locator, text: str) -> None:
        """Type `text` in place of what a field says."""
        field.fill(text)

    def pick(self, field: Locator, option: str) -> None:
        """Choose from a list that unfolds."""
        field.select_option(label=option)
        self.acts += 1


class Keyboard:
    """Whoever has no mouse: goes to a thing with the Tab key, then presses Enter or Space."""

    def __init__(self) -> None:
        self.acts = 0

    def press(self, on: Locator) -> None:
        """Press a button, follow a link, tick a box, choose."""
        if on.evaluate(_IS_RADIO):
            self._choose(on)
        else:
            self._go_to(on, _AT)
            on.page.keyboard.press("Space" if on.evaluate(_TURNS) else "Enter")
        self.acts += 1

    def fill(self, field: Locator, text: str) -> None:
        """Type `text` in place of what a field says."""
        self._go_to(field, _AT)
        field.page.keyboard.press("ControlOrMeta+a")
        field.page.keyboard.press("Delete")
        field.page.keyboard.type(text)

    def pick(self, field: Locator, option: str) -> None:
        """Choose from a list that unfolds: by its first word."""
        self._go_to(field, _AT)
        field.page.keyboard.type(option.partition(" ")[0])
        assert field.evaluate("e => e.selectedOptions[0].textContent.trim()") == option
        self.acts += 1

    def _choose(self, radio: Locator) -> None:
        """The Tab key comes to a group once; the arrows go on inside it."""
        self._go_to(radio, _IN_GROUP)
        keyboard = radio.page.keyboard
        if radio.evaluate(_AT):
            keyboard.press("Space")
        # The shorter way round: some pages save each choice that one passes.
        arrow = radio.evaluate(_NEARER)
        for _ in range(_MOST_CHOICES):
            if radio.is_checked():  # also where the page saves it and is loaded anew
                return
            keyboard.press(arrow)
        pytest.fail(f"the arrows never came to {radio}")

    def _go_to(self, on: Locator, is_there: str) -> None:
        on.wait_for()
        for _ in range(_MOST_STOPS):
            if on.evaluate(is_there):
                return
            on.page.keyboard.press("Tab")
        pytest.fail(f"the Tab key never came to {on}")
