"""Laws are tried without a clock: each example goes to a real disk, which others may keep busy."""

from hypothesis import settings

settings.register_profile("without a clock", deadline=None)
settings.load_profile("without a clock")
