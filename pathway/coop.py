"""The words of La Coop de la médiation numérique for a meeting, so that nothing is written twice.

The values are those of its schema and its forms (schema.prisma and the CRA, November 2026).
"""

from collections.abc import Iterable
from enum import StrEnum

from diagnostic.observations import Autonomy

USUAL_MINUTES = (15, 30, 45, 60, 90, 120)  # what its form offers


class PlaceType(StrEnum):
    """Where it took place: La Coop's `typeLieu`."""

    HERE = "lieu_activite"
    HOME = "domicile"
    AT_A_DISTANCE = "a_distance"
    OTHER = "autre"


class Equipment(StrEnum):
    """What was used, not what is owned: La Coop's `materiel`."""

    COMPUTER = "ordinateur"
    PHONE = "telephone"
    TABLET = "tablette"
    OTHER = "autre"
    NONE = "aucun"


class Theme(StrEnum):
    """What it was about: La Coop's nineteen `thematiques`, then the eleven of its démarches."""

    DIAGNOSIS = "diagnostic_numerique"
    DEVICES = "prendre_en_main_du_materiel"
    MAINTENANCE = "maintenance_de_materiel"
    CONTENTS = "gere_ses_contenus_numeriques"
    BROWSING = "navigation_sur_internet"
    EMAIL = "email"
    OFFICE = "bureautique"
    NETWORKS = "reseaux_sociaux"
    HEALTH_SERVICES = "sante"
    BANK_AND_SHOPS = "banque_et_achats_en_ligne"
    BUSINESS = "entrepreneuriat"
    WORK = "insertion_professionnelle"
    SAFETY = "securite_numerique"
    PARENTS = "parentalite"
    SCHOOL = "scolarite_et_numerique"
    CREATING = "creer_avec_le_numerique"
    CULTURE = "culture_numerique"
    AI = "intelligence_artificielle"
    DEMARCHES = "aide_aux_demarches_administratives"
    ID_AND_VOTE = "papiers_elections_citoyennete"
    FAMILY = "famille_scolarite"
    SOCIAL_HEALTH = "social_sante"
    JOB_AND_TRAINING = "travail_formation"
    HOUSING = "logement"
    TRANSPORT = "transports_mobilite"
    MONEY_AND_TAXES = "argent_impots"
    JUSTICE = "justice"
    FOREIGNERS = "etrangers_europe"
    LEISURE = "loisirs_sports_culture"
    ASSOCIATIONS = "associations"

    @property
    def is_demarche(self) -> bool:
        """Whether it says which démarche: La Coop asks it under `DEMARCHES` alone."""
        return tuple(Theme).index(self) > tuple(Theme).index(Theme.DEMARCHES)


def with_demarches(themes: Iterable[Theme]) -> tuple[Theme, ...]:
    """The themes, each once; a démarche never comes without the theme that La Coop asks it under.

    Parameters
    ----------
    themes : iterable of Theme

    Returns
    -------
    tuple of Theme
        `DEMARCHES` is added before the first démarche where nobody named it.
    """
    asked: list[Theme] = []
    for theme in themes:
        asked += [Theme.DEMARCHES, theme] if theme.is_demarche else [theme]
    return tuple(dict.fromkeys(asked))


class CoopAutonomy(StrEnum):
    """La Coop's three values of `autonomie`, from one star to three."""

    GUIDED = "entierement_accompagne"
    PARTLY = "partiellement_autonome"
    AUTONOMOUS = "autonome"

    @property
    def stars(self) -> int:
        return tuple(CoopAutonomy).index(self) + 1


_THREE = {
    Autonomy.DONE_FOR_THEM: CoopAutonomy.GUIDED,
    Autonomy.GUIDED: CoopAutonomy.GUIDED,
    Autonomy.HELP_IF_NEEDED: CoopAutonomy.PARTLY,
    Autonomy.ALONE: CoopAutonomy.AUTONOMOUS,
}


def coop_autonomy(autonomy: Autonomy) -> CoopAutonomy:
    """La Coop's value for one rung: it has none below « avec guidage »."""
    return _THREE[autonomy]


def coop_autonomy_of(seen: Iterable[Autonomy]) -> CoopAutonomy | None:
    """The one value that La Coop keeps of a meeting, from all that was seen there.

    Parameters
    ----------
    seen : iterable of Autonomy
        One for each skill and démarche, in any order.

    Returns
    -------
    CoopAutonomy or None
        Of the middle rung, the lower of two: neither what went best nor what went worst. None
        where nothing was seen: La Coop leaves it empty too.
    """
    rungs = sorted(seen, key=lambda autonomy: autonomy.rung)
    return _THREE[rungs[(len(rungs) - 1) // 2]] if rungs else None
