"""Who may do what in which case: roles given and taken, each a row of the log."""

from __future__ import annotations

from claims.audit import Audit
from claims.decisions import Membership, Viewer
from claims.desk import decisions
from claims.desk.keeping import Keeping
from claims.errors import ClaimsError
from claims.terms import Role

__all__ = ["People", "Viewer"]


class People(Keeping):
    """The members of a store's cases; a store that nobody is named for belongs to whoever sits at the machine."""

    @property
    def viewer(self) -> Viewer | None:
        """The person that the desk is opened for; None for whoever sits at the machine."""
        return self.store.viewer

    @property
    def audit(self) -> Audit:
        """The audit log, for who asks."""
        return self.store.audit

    def members(self) -> tuple[Membership, ...]:
        """The roles that hold now, by person, in the cases that who asks administers."""
        return self.store.members()

    def role(self, case: str | None) -> Role | None:
        """What who asks may do in a case; None for no member."""
        return self.store.role(case)

    def give_role(  # noqa: PLR0913  one call for one form: each field is named
        self,
        case: str | None,
        person: str,
        role: Role | None,
        reviewer: str,
        note: str = "",
        *,
        everywhere: bool = False,
    ) -> Membership:
        """Give a person a role in one case, or in `everywhere` all of them; None: no longer a member.

        `person` is the address that the sign-in gives. `ClaimsError` for an address that is none, for a case that is not there,
        and where nobody would be left who administers every case; `AccessError` for who may not.
        """
        named = _named(person)
        if not everywhere and case not in self.store.cases():
            raise ClaimsError(
                f"the store has no case {case!r}" if case else "the store holds no documents without a case"
            )
        if everywhere and role is not Role.ADMIN:
            self._keep_an_admin(named)
        draft = Membership(
            id="", case=None if everywhere else case, person=named, role=role, everywhere=everywhere, reviewer="", at=""
        )
        return self.keep(decisions.signed(draft, reviewer, note, self.time()))

    def deactivated(self) -> tuple[Membership, ...]:
        """The row of each person whose roles rest, to who administers every case."""
        return self.store.deactivated()

    def set_active(self, person: str, reviewer: str, note: str = "", *, active: bool) -> Membership:
        """Have all roles of a person rest from now on, or count again, in every case.

        `ClaimsError` for who has no role, who is so already, and where nobody would be left who administers every case;
        `AccessError` for who does not administer every case.
        """
        named = _named(person)
        self.store.require_administering()
        resting = {row.person for row in self.store.deactivated()}
        if active != (named in resting):
            raise ClaimsError(f"{named} is {'active' if active else 'deactivated'} already")
        if not active:
            if named not in {row.person for row in self.store.members()}:
                raise ClaimsError(f"{named} has no role in this store: nothing is to be deactivated")
            self._keep_an_admin(named)
        draft = Membership(id="", person=named, role=None, everywhere=True, active=active, reviewer="", at="")
        return self.keep(decisions.signed(draft, reviewer, note, self.time()))

    def _keep_an_admin(self, leaving: str) -> None:
        resting = {row.person for row in self.store.deactivated()}
        admins = {row.person for row in self.store.members() if row.everywhere and row.role is Role.ADMIN} - resting
        if admins == {leaving}:
            raise ClaimsError(
                f"{leaving} is the last who administers every case: give that role to another person first"
            )


def _named(person: str) -> str:
    """A person by the address that the sign-in gives; `ClaimsError` for what is none."""
    named = person.strip().casefold()
    if "@" not in named or any(mark.isspace() for mark in named):
        raise ClaimsError(
            f"{person.strip() or 'the person'}: give the address that the sign-in gives: name@newsroom.org"
        )
    return named
