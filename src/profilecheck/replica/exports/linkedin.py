"""LinkedIn's export of a made-up person: as of 2026, or as of 2018."""

from datetime import date

from profilecheck.replica.crowd import crowd
from profilecheck.replica.exports.person import own_profile
from profilecheck.replica.exports.writing import MADE, Files, table
from profilecheck.replica.linkedin.profile import LinkedInProfile
from profilecheck.replica.personas import Persona

__all__ = ["linkedin"]

_PROFILE_COLUMNS = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers"
)


def linkedin(who: Persona, made: date = MADE, *, older: bool = False) -> Files:
    """Return LinkedIn's export as files by their names; see `own_profile` for what it raises.

    The older one has some files in UTF-16 and by tabs; no file says of when it is.
    """
    profile = own_profile(who, "linkedin", LinkedInProfile)
    tab, mark = ("\t", "") if older else (",", "_252701747")
    sites = ",".join(f"OTHER:{w.name}" for w in profile.websites)
    first, last = who.full_name.split(" ", 1)
    about = [first, last, "", "", profile.birthday, profile.headline, profile.about, "", ""]
    about += [profile.location, "", sites if older or not sites else f"[{sites}]", ""]
    follows = [*profile.companies, *profile.schools]
    files = {
        "Profile": table(_PROFILE_COLUMNS, [about], tab),
        "Positions": table(
            "Company Name,Title,Description,Location,Started On,Finished On",
            [_position(p.company, p.title, p.description, p.dates) for p in profile.positions],
        ),
        "Education": table(
            "School Name,Start Date,End Date,Notes,Degree Name,Activities",
            [[e.school, "", e.years[-4:], "", e.degree, ""] for e in profile.education],
        ),
        "Email Addresses": table(
            "Email Address,Confirmed,Primary,Updated On",
            [
                [e, "Yes", "Yes" if e == profile.contact_email else "No", "1/2/18"]
                for e in profile.account_emails
            ],
            tab,
        ),
        "Phone Numbers" if older else "PhoneNumbers": table(
            "Extension,Number,Type", [["", p.name, p.detail] for p in profile.phones]
        ),
        "Connections": _connections(profile, older=older),
        "Company Follows": table("Organization,Followed On", [[f.name, ""] for f in follows]),
        f"Shares{mark}": table(
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
            [[f"{p.on} 10:25:25", "", p.text, "", "", "MEMBER_NETWORK"] for p in profile.posts],
        ),
        f"Comments{mark}": table("Date,Link,Message", []),
        **_sections(profile),
    }
    if profile.settings.sync_contacts:
        files["ImportedContacts"] = table("FirstName,LastName,Emails", [["Some", "Body", ""]])
    return {
        f"{name}.csv": text.encode("utf-16" if older and name in _IN_UTF16 else "utf-8")
        for name, text in files.items()
    }


_SECTIONS = {
    "licences": ("Certifications", "Name,Authority"),
    "projects": ("Projects", "Title,Description"),
    "volunteering": ("Volunteering", "Role,Company Name"),
    "honours": ("Honors", "Title,Description"),
    "skills": ("Skills", "Name"),
}
"""The file of each kind of section, and the columns of what its entries begin with."""


def _sections(profile: LinkedInProfile) -> dict[str, str]:
    files: dict[str, str] = {}
    for section in profile.sections:
        if section.kind == "recommendations":
            rows = [[*name.split(" ", 1), post, said] for name, post, said in section.entries]
            columns = "First Name,Last Name,Job Title,Text"
            files["Recommendations_Received"] = table(columns, rows)
        else:
            name, columns = _SECTIONS[section.kind]
            number = len(columns.split(","))
            files[name] = table(columns, [entry[:number] for entry in section.entries])
    return files


_IN_UTF16 = ("Profile", "Email Addresses")


def _position(company: str, title: str, description: str, dates: str) -> list[str]:
    start, _, end = dates.partition(" - ")
    return [company, title, description, "", start, "" if end == "Present" else end]


def _connections(profile: LinkedInProfile, *, older: bool) -> str:
    rows = []
    for member in crowd(profile.connections):
        first, last = member.name.split(" ", 1)
        position, at, company = member.subtitle.partition(" at ")
        if not at or position.startswith(("Stud", "Went")):
            position = company = ""
        url = [] if older else [f"https://www.linkedin.com/in/{member.address}"]
        position = "" if position == "Works" else position
        rows.append([first, last, *url, "", company, position, "20 Nov 2024"])
    columns = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    if older:
        return table(columns.replace("URL,", ""), rows)
    note = (
        'Notes:\n"When exporting your connection data, you may notice, that some are missing."\n\n'
    )
    return note + table(columns, rows)
