"""Holds PDF files against their standards with page-validation: FILE:PROFILE[:PROFILE…] …"""

import sys

import page

# Long files have deep trees of pages, names and elements.
limits = page.SafetyLimits(max_reference_depth=100_000)
failed = False
for argument in sys.argv[1:]:
    path, *profiles = argument.split(":")
    for profile in profiles:
        result = page.validate_pdf(path, profile=profile, limits=limits)
        verdict = "passes" if result.is_compliant else "FAILS"
        print(f"{path.rsplit('/', 1)[-1]} {verdict} {profile}: {result.rules.passed} rules kept")
        for failure in result.failures:
            failed = True
            print("  ", failure.rule_id, failure.message)
        failed = failed or not result.is_compliant
sys.exit(failed)
