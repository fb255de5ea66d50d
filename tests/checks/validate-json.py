# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks JSON documents against a JSON Schema: validate-json.py SCHEMA DOCUMENT…"""
import json
import sys

import jsonschema


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


schema = read(sys.argv[1])
validator = jsonschema.validators.validator_for(schema)
validator.check_schema(schema)
faults = 0
for path in sys.argv[2:]:
    for fault in validator(schema).iter_errors(read(path)):
        print(f"{path}: {fault.json_path}: {fault.message}")
        faults += 1
sys.exit(1 if faults else 0)
