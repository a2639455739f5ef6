"""Who can follow which module: devices, reading, French, formats, and what comes before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pathway.catalogue import Catalogue
from pathway.means import Means
from pathway.modules import Module
from pathway.situation import KNOWN, Situation
from pathway.why import Why, WhyNot


@dataclass(frozen=True)
class Follower:
    """One person in front of the catalogue, with the means of one proposal."""

    catalogue: Catalogue
    person: Situation
    means: Means

    @cached_property
    def owned(self) -> frozenset[str]:
        """The devices that the person's answers show."""
        devices = self.catalogue.devices
        return frozenset(d.id for d in devices if d.is_owned(self.person.facts))

    def hindrances(self, module: Module) -> Iterator[WhyNot]:
        """What keeps them from following a module, be its prerequisites met or not.

        Somebody who has no device yet practises on a lent one; a level that is not announced
        closes no door.
        """
        if not self.can_hold(module):
            yield WhyNot(Why.DEVICE, module.on[0])
        if not self._reads_enough_for(module):
            yield WhyNot(Why.READING)
        if not module.without_french and not self._speaks:
            yield WhyNot(Why.FRENCH)
        if self.means.formats and self.means.formats.isdisjoint(module.formats):
            yield WhyNot(Why.FORMAT, module.formats[0])
        for condition in sorted(self.means.conditions - module.conditions):
            yield WhyNot(Why.CONDITION, condition)

    def suits(self, module: Module) -> bool:
        """Whether nothing keeps them from following it."""
        return next(self.hindrances(module), None) is None

    def has_device_for(self, on: tuple[str, ...]) -> bool:
        """Whether one of these devices is theirs, or any will do, or they will be lent one."""
        return not on or not self.owned or not self.owned.isdisjoint(on)

    def can_hold(self, module: Module) -> bool:
        """Whether they have a device for a module, or the place lends it."""
        if module.own and self._devices_are_told:
            return not self.owned.isdisjoint(module.on)
        return module.lent or self.has_device_for(module.on)

    @property
    def _devices_are_told(self) -> bool:
        facts = {fact for device in self.catalogue.devices for fact in device.shown_by}
        return not facts.isdisjoint(self.person.facts)

    def missing(self, module: Module) -> tuple[str, ...]:
        """What a module teaches that is not likely yet."""
        return self._missing[module.id]

    def knows(self, item: str) -> bool:
        """Whether P(done alone) is held as enough."""
        return self.person.chances.get(item, 0.0) >= KNOWN

    def is_known(self, module: Module) -> bool:
        """Whether a module has nothing more to teach this person.

        One that no question asks for is known unless one of its obstacles was shown.
        """
        if module.teaches:
            return not self.missing(module)
        return not any(obstacle.id in module.lifts for obstacle in self.person.obstacles)

    def _is_past(self, module: Module) -> bool:
        """Whether a module needs not come before another any more.

        What the person answered on what it teaches says it, those not asked aside: who opens an
        application alone is past opening one, though the small task on the screen was not given.
        """
        answered = [item for item in module.teaches if item in self.person.said]
        if answered:
            return all(self.knows(item) for item in answered)
        return self.is_known(module)

    def first(self, module: Module) -> tuple[Module, ...]:
        """Its prerequisites that are not known, those of a device that they lack left out."""
        before = (self._modules[id] for id in module.after)
        return tuple(m for m in before if self.can_hold(m) and not self._is_past(m))

    @cached_property
    def _missing(self) -> dict[str, tuple[str, ...]]:
        return {
            module.id: tuple(item for item in module.teaches if not self.knows(item))
            for module in self.catalogue.modules
        }

    @cached_property
    def _modules(self) -> dict[str, Module]:
        return {module.id: module for module in self.catalogue.modules}

    def _reads_enough_for(self, module: Module) -> bool:
        """No reading asked, or French read, or another language where French is not needed."""
        if module.without_reading or self._reaches(self.catalogue.reading):
            return True
        return module.without_french and self._reads_elsewhere

    @property
    def _reads_elsewhere(self) -> bool:
        said = self.person.said
        return any(
            said.get(item) in options for item, options in self.catalogue.reading_elsewhere.items()
        )

    @property
    def _speaks(self) -> bool:
        return self._reaches(self.catalogue.speaking)

    def _reaches(self, wanted: Mapping[str, tuple[int, ...]]) -> bool:
        levels = self.person.levels
        return all(levels.get(name, held[0]) in held for name, held in wanted.items())
