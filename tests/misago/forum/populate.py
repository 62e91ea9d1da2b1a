"""Fills an empty forum with the members that are given as JSON on the standard input.

Runs in the forum's own virtual environment.
"""

# Its imports are found only in that environment.
# mypy: ignore-errors

import json
import sys
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402
from misago.cache.versions import get_cache_versions  # noqa: E402
from misago.categories.models import Category  # noqa: E402
from misago.conf.dynamicsettings import DynamicSettings  # noqa: E402
from misago.conf.models import Setting  # noqa: E402
from misago.users.models import User  # noqa: E402
from misago.users.setupnewuser import setup_new_user  # noqa: E402

# Avatars drawn here: the forum would ask another site for them.
Setting.objects.filter(setting="default_avatar").update(dry_value="dynamic")


def join(member):
    user = User.objects.create_user(
        member["name"],
        member["email"],
        member["password"],
        joined_from_ip="127.0.0.1",
        profile_fields=member["profile_fields"],
        limits_private_thread_invites_to=member["invitations"],
        is_hiding_presence=member["hides_presence"],
    )
    setup_new_user(DynamicSettings(get_cache_versions()), user)
    return user


def follow(follower, followed):
    follower.follows.add(followed)
    follower.following += 1
    follower.save(update_fields=["following"])
    followed.followers += 1
    followed.save(update_fields=["followers"])


def post(user, text):
    # The forum makes members wait between two posts.
    User.objects.filter(pk=user.pk).update(last_posted_on=None)
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    category = Category.objects.get(slug="first-category")
    answer = client.post(
        "/api/threads/",
        {"category": category.pk, "title": "Something to talk about", "post": text},
        HTTP_HOST="localhost",
    )
    if answer.status_code != 200:
        sys.exit(f"the forum refused a post: {answer.content!r}")


Path(settings.MEDIA_ROOT).mkdir(parents=True, exist_ok=True)
members = json.load(sys.stdin)
users = {member["name"]: join(member) for member in members}
for member in members:
    for name in member["follows"]:
        follow(users[member["name"]], users[name])
for member in members:
    for text in member["posts"]:
        post(users[member["name"]], text)
