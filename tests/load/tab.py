"""One tab of a learner's browser, without the browser: Streamlit's own messages on a websocket.

It sends what the front end sends and waits until the whole screen has come: it measures the
server, not the drawing.
"""

import json
from dataclasses import dataclass, field
from typing import Self

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Radio_pb2 import Radio
from websockets.asyncio.client import ClientConnection

COOKIE = "jalons_sid"
ANSWER, PLAY = "answer-", "play-"  # before the id of a question


class ScreenBroken(Exception):
    """The server showed an error instead of a screen."""


@dataclass
class Screen:
    """What a run drew that a person can act on."""

    radio: Radio | None = None
    task: BidiComponent | None = None
    buttons: dict[str, str] = field(default_factory=dict)

    @property
    def question(self) -> str | None:
        """The question asked, or None on any other screen."""
        asked = self.radio or self.task
        return None if asked is None else key_of(asked.id).removeprefix(PLAY).removeprefix(ANSWER)

    @property
    def offered(self) -> list[str]:
        """What can be answered, in the order of the screen; a task names how it may end."""
        if self.task is None:
            return [] if self.radio is None else list(self.radio.options)
        told = json.loads(self.task.bytes)
        return [option["id"] for option in (*told["options"], *told["always"])]


class Tab:
    """A websocket, the page it is on, and its screen."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._page = ""
        self.screen = Screen()
        self.bytes_received = 0

    @classmethod
    async def open(cls, url: str, sid: str) -> Self:
        """A tab on the first screen of whoever holds this token."""
        socket = await websockets.connect(
            url.replace("http", "ws", 1) + "/_stcore/stream",
            subprotocols=[websockets.Subprotocol("streamlit")],
            additional_headers={"Cookie": f"{COOKIE}={sid}"},
            compression=None,
            max_size=None,
        )
        tab = cls(socket)
        await tab._run(BackMsg())
        return tab

    async def close(self) -> None:
        await self._socket.close()

    async def choose(self, place: int) -> None:
        """Touch an answer, or play; the server is asked only where the screen says so."""
        radio, task = self.screen.radio, self.screen.task
        tells = (task is not None and not task.form_id) or (
            radio is not None and not radio.ignore_rerun
        )
        if tells:
            await self._run(self._chosen(place))

    async def go_on(self, place: int) -> None:
        """Suivant, with that answer, until the whole next screen has come."""
        ask = self._chosen(place)
        pressed = ask.rerun_script.widget_states.widgets.add()
        pressed.id, pressed.trigger_value = self.screen.buttons["next"], True
        await self._run(ask)

    def _chosen(self, place: int) -> BackMsg:
        ask, radio, task = BackMsg(), self.screen.radio, self.screen.task
        said = self.screen.offered[place]
        choice = ask.rerun_script.widget_states.widgets.add()
        if task is not None:
            choice.id, choice.json_value = task.id, json.dumps({"outcome": said})
        elif radio is not None:
            choice.id, choice.string_value = radio.id, said
        return ask

    async def _run(self, ask: BackMsg) -> None:
        ask.rerun_script.page_script_hash = self._page
        self.screen = Screen()
        await self._socket.send(ask.SerializeToString())
        while not self._is_last(await self._received()):
            pass

    async def _received(self) -> ForwardMsg:
        got, raw = ForwardMsg(), await self._socket.recv()
        self.bytes_received += len(raw)
        got.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
        return got

    def _is_last(self, got: ForwardMsg) -> bool:
        kind = got.WhichOneof("type")
        if kind == "new_session":
            self._page, self.screen = got.new_session.page_script_hash, Screen()
        elif kind == "navigation":
            self._page = got.navigation.page_script_hash
        elif kind == "delta":
            self._draw(got)
        return (
            kind == "script_finished" and got.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        )

    def _draw(self, got: ForwardMsg) -> None:
        element = got.delta.new_element
        kind = element.WhichOneof("type")
        if kind in ("exception", "alert"):
            raise ScreenBroken(str(element))
        if kind == "radio":
            self.screen.radio = element.radio
        elif kind == "bidi_component" and PLAY in element.bidi_component.id:
            self.screen.task = element.bidi_component
        elif kind == "button":
            self.screen.buttons[key_of(element.button.id)] = element.button.id


def key_of(widget: str) -> str:
    """The key we gave to a widget: `$$ID-<hash>-<key>`."""
    return widget.split("-", 2)[-1]
