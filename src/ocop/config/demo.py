"""The demo province: every room's fictional data, loaded in order. Loading twice changes nothing."""

from ocop.accounts import demo as accounts
from ocop.registry import demo as registry
from ocop.standing import demo as standing
from ocop.standing.actions import import_public_facts
from ocop.territory.models import Province

DEMO_PROVINCE = "38"


def load_demo() -> list[tuple[str, str, str]]:
    """Load demo people, the real products' public facts and the fictional ones; (role, user name, password) each."""
    province = Province.objects.get(code=DEMO_PROVINCE)
    people = accounts.load(province)
    import_public_facts(province)
    registry.load(province)
    standing.load(province)
    return [(str(account.label), account.username, account.password) for account in people]
