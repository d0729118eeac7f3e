"""``python -m tests.matrix.write``: the matrix as the product answers now, to be read before it is committed."""

import os
import tempfile


def main() -> None:
    """Build the scene in a database of its own, ask every address for every viewer, write ``matrix.csv``."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test.utils import setup_test_environment, teardown_test_environment

    from tests.matrix.observe import Answers, observed, write
    from tests.matrix.scene import VIEWERS, scene

    setup_test_environment()
    settings.FILES_DIR = tempfile.mkdtemp(prefix="ocop-matrix-")
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0)
    try:
        built, answers = scene(), Answers()
        for viewer in VIEWERS:
            for line, status in observed(built, viewer):
                answers.setdefault(line, {})[viewer] = status
        write(answers)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
        teardown_test_environment()


if __name__ == "__main__":
    main()
