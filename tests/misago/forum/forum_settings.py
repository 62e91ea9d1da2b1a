"""Django settings of the forum: those that come with Misago, less what needs the outside world.

Runs in the forum's own virtual environment. `FORUM_FOLDER` is the folder of this one run.
"""

# Its imports are found only in that environment.
# mypy: ignore-errors

import os
from pathlib import Path

from devproject.settings import *  # noqa: F403
from devproject.settings import INSTALLED_APPS, MIDDLEWARE, TEMPLATES

_FOLDER = Path(os.environ["FORUM_FOLDER"])

DEBUG = False
INSTALLED_APPS = [app for app in INSTALLED_APPS if app != "debug_toolbar"]
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("debug_toolbar")]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "forum",
        "USER": "forum",
        "HOST": str(_FOLDER),
    }
}
MEDIA_ROOT = str(_FOLDER / "media")
MISAGO_USER_DATA_DOWNLOADS_WORKING_DIR = str(_FOLDER / "userdata")
CELERY_TASK_ALWAYS_EAGER = True
CELERY_BROKER_URL = "memory://"
# Members here are made up: a hash that takes its time would only slow down their sign-in.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A template put into this folder takes the place of the forum's own at once.
TEMPLATES = [
    {
        **{key: value for key, value in TEMPLATES[0].items() if key != "APP_DIRS"},
        "OPTIONS": {
            **TEMPLATES[0]["OPTIONS"],
            "loaders": [
                ("django.template.loaders.filesystem.Loader", [str(_FOLDER / "templates")]),
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.app_directories.Loader"],
                ),
            ],
        },
    }
]
