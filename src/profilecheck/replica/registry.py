"""Every network that has a replica: one line each."""

from profilecheck.replica.bluesky.network import NETWORK as BLUESKY
from profilecheck.replica.facebook.network import NETWORK as FACEBOOK
from profilecheck.replica.linkedin.network import NETWORK as LINKEDIN
from profilecheck.replica.mastodon.network import NETWORK as MASTODON
from profilecheck.replica.myspace.network import NETWORK as MYSPACE
from profilecheck.replica.network import Network
from profilecheck.replica.x.network import NETWORK as X
from profilecheck.replica.youtube.network import NETWORK as YOUTUBE

__all__ = ["NETWORKS"]

NETWORKS: tuple[Network, ...] = (FACEBOOK, X, LINKEDIN, YOUTUBE, MYSPACE, MASTODON, BLUESKY)
