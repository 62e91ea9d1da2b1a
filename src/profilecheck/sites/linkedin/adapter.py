"""LinkedIn: the header joined with its anchors and readers. Adding a page: a row here and there."""

from profilecheck.sites.header import ExportCode, PageCode, build_site
from profilecheck.sites.linkedin.activity import ACTIVITY, activity_anchor, read_activity
from profilecheck.sites.linkedin.comments import comments_anchor, read_comments
from profilecheck.sites.linkedin.connections import (
    CONNECTIONS,
    connections_anchor,
    read_connections,
)
from profilecheck.sites.linkedin.contact import (
    contact_anchor,
    emails_anchor,
    is_list_of_emails,
    read_account_emails,
    read_contact,
)
from profilecheck.sites.linkedin.declared import HEADER
from profilecheck.sites.linkedin.export import BESIDE, begins, cannot_read, describe
from profilecheck.sites.linkedin.export_people import (
    read_connection_file,
    read_contacts,
    read_follows,
)
from profilecheck.sites.linkedin.export_posts import read_posts_and_comments
from profilecheck.sites.linkedin.export_profile import (
    read_email_file,
    read_phone_file,
    read_position_file,
    read_profile_file,
    read_school_file,
)
from profilecheck.sites.linkedin.export_sections import read_sections
from profilecheck.sites.linkedin.guest import SUGGESTIONS, guest_anchor, read_guest_page
from profilecheck.sites.linkedin.identity import barrier, identity, own_profile
from profilecheck.sites.linkedin.keyed import asks_alone, tells_public_profile
from profilecheck.sites.linkedin.listed import SKILLS
from profilecheck.sites.linkedin.positions import (
    details_anchor,
    read_education,
    read_interests,
    read_positions,
)
from profilecheck.sites.linkedin.profile import PARTS, profile_anchor, read_profile
from profilecheck.sites.linkedin.settings import (
    question_anchor,
    read_connections_visibility,
    read_email_visibility,
    read_last_name,
    read_messages,
    read_public_profile,
)

__all__ = ["CODE", "EXPORT", "LINKEDIN"]

CODE = {
    "profile": PageCode(profile_anchor, read_profile, PARTS),
    "experience": PageCode(details_anchor("heading_experience"), read_positions),
    "education": PageCode(details_anchor("heading_education"), read_education),
    "interests": PageCode(details_anchor("heading_interests"), read_interests),
    "skills": SKILLS.code(),
    "contact_info": PageCode(contact_anchor, read_contact),
    "activity": PageCode(activity_anchor, read_activity, ACTIVITY),
    "comments": PageCode(comments_anchor, read_comments),
    "connections": PageCode(connections_anchor, read_connections, CONNECTIONS),
    "settings_connections": PageCode(
        question_anchor("connections_visibility"),
        read_connections_visibility,
        known_by_data=asks_alone("/mypreferences/d/connections-visibility"),
    ),
    "settings_email": PageCode(
        question_anchor("email_visibility"),
        read_email_visibility,
        known_by_data=asks_alone("/mypreferences/d/settings/email-address-visibility"),
    ),
    "settings_last_name": PageCode(
        question_anchor("last_name"),
        read_last_name,
        known_by_data=asks_alone("/mypreferences/d/last-name-visibility"),
    ),
    "settings_messages": PageCode(
        question_anchor("messages", "message_requests", "inmail"), read_messages
    ),
    "public_profile": PageCode(
        question_anchor("public_visibility"),
        read_public_profile,
        known_by_data=tells_public_profile,
    ),
    "account_emails": PageCode(emails_anchor, read_account_emails, known_by_data=is_list_of_emails),
    "profile_public": PageCode(guest_anchor, read_guest_page, suggests_in=SUGGESTIONS),
}

EXPORT = ExportCode(
    begins,
    cannot_read,
    describe,
    {
        "profile": read_profile_file,
        "positions": read_position_file,
        "education": read_school_file,
        "sections": read_sections,
        "emails": read_email_file,
        "phones": read_phone_file,
        "connections": read_connection_file,
        "follows": read_follows,
        "posts": read_posts_and_comments,
        "contacts": read_contacts,
    },
    BESIDE,
)

LINKEDIN = build_site(
    HEADER,
    CODE,
    identity=identity,
    barrier=barrier,
    own_profile=own_profile,
    export=EXPORT,
)
