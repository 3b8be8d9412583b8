"""Patterns of parties over the letters of `party_scan`."""

from __future__ import annotations

import re

TITLE = "[TUDt]"
OWNER = "[CAKOGB]"
# "of the armed forces", "for Ukraine's navy", "of Belarus"
# "Deputy Minister of Defence for Logistics", "and Chief of Logistics"
FIELD = r"(?:[oi]d?[nNH])?"
OF = rf"[oi]d?m{{0,2}}(?:{OWNER}(?:'?m{{0,2}}H)?|H)"
HEAD = rf"(?:m{{0,2}}{OWNER}'?)?m{{0,3}}(?:H'?m{{0,2}}){{0,2}}{TITLE}(?:[-m&H]{{0,2}}{TITLE}){{0,3}}(?:{OF})?"
# ", a Belarusian opposition leader", ", the head of Ukraine's navy"
APPOSED = rf",d?(?:m{{0,3}}{OWNER}'?)?m{{0,3}}(?:H'?m{{0,2}}){{0,2}}{TITLE}(?:{OF}|{FIELD}&{TITLE}{FIELD}(?:{OF})?)?"
FIRST = "(?=[ABCDGHKNOPRSTUbgmntx])"  # most letters begin no party, which this tells before all the ways are tried

PARTY = re.compile(
    rf"""{FIRST}(?:(?P<faction>(?:x-?m{{0,1}}[CAK]|{OWNER}-b)m{{0,2}}R)
    |(?P<led>[CAKOG]-lm{{0,2}}c)
    |(?P<drop>A-l(?=m{{0,2}}H)|x-[CAKOGPSn]|[CAKOGPS]-b|[CAK]'?g|g(?:od?)?[CAKGB])
    |(?P<members>R[of]d?m?G(?:'?m?R)?)
    |(?P<rebels>(?:[CAGKS]'?|[Nn])m{{0,2}}b?R|(?<!-)bR)
    |(?P<titled>{HEAD}(?:[PSN]|(?<!U)n|,[PN]|(?<=[TUDH]),t[PSNn])(?:{APPOSED}|od?C)?)
    |(?P<apposed>[PN]{APPOSED})
    |(?P<owned>[CK]'[PSN](?![HTR]))
    |(?P<body>(?:{OWNER}'?m{{0,3}}|S'?)H(?:'?m{{0,2}}H)?(?:(?<=H)iK)?|[CA]'?m{{0,2}}B|[HB]od?[CK]|HiK)
    |(?P<role>m{{0,2}}{OWNER}'?m{{0,3}}(?:H'?m{{0,2}}){{0,2}}{TITLE}(?:(?<=D)id?C)?|{TITLE}od?m?[CA](?:'?m{{0,2}}H)?|Uid?[CK])
    |(?P<named>N(?=v))
    |(?P<one>[CAOGBPSRK])
    |(?P<head>[HTt]))
    """,
    re.VERBOSE,
)
