"""Known weaknesses of the packages of the lock file, by pip-audit: exit 1 where there are any, and say plainly what could not be asked.

Where neither advisory service answers nothing was audited, and the last line says so: it is no success.
"""

from __future__ import annotations

import json
import subprocess
import sys

SERVICES = ("osv", "pypi")


def answer(service: str) -> list[dict[str, object]] | None:
    """What a service says of each package; None where it does not answer."""
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--disable-pip",
        "-r",
        "requirements.lock",
        "-s",
        service,
        "-f",
        "json",
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    try:
        found: list[dict[str, object]] = json.loads(told.stdout)["dependencies"]
    except (ValueError, KeyError):
        return None
    return found if any("vulns" in one for one in found) else None


def main() -> int:
    """1 where a package has a known weakness, else 0."""
    for service in SERVICES:
        found = answer(service)
        if found is None:
            continue
        weak = [one for one in found if one.get("vulns")]
        left = [str(one["name"]) for one in found if "vulns" not in one]
        for one in weak:
            print(f"KNOWN WEAKNESS {one['name']} {one['version']}: {json.dumps(one['vulns'])[:500]}")
        print(f"{len(found) - len(left)} packages audited by {service}; not known there: {', '.join(left) or 'none'}")
        return 1 if weak else 0
    print(
        "NOT AUDITED: no advisory service (api.osv.dev, pypi.org/pypi/NAME/json) answers from here. Run .ci/audit.py where one does."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
