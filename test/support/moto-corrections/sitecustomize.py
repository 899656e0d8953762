"""What moto's CloudFormation leaves undone, done as AWS documents it. Python loads this when it stands in PYTHONPATH.

Each correction is one that moto 5.2 needs; none of them knows anything of this project:
- AWS::NoValue removes the element of a list in whose place it stands; moto leaves a null.
- AWS::IAM::Role and AWS::IAM::User attach ManagedPolicyArns and, with the boundary, put inline policies; moto ignores
  the arns, and the boundary and the tags of a user.
- A role or user that depends on a changed parameter through a condition is updated; moto looks at its Refs alone.
- Deleting a role or user detaches what its template attached; moto refuses instead.
- An update of a role applies its trust policy, policies, attachments, boundary and session length; moto applies its
  description alone.
"""

import json

from moto.cloudformation import parsing
from moto.iam.models import Role, User, iam_backends
from moto.utilities.utils import get_partition

_clean_json = parsing.clean_json


def clean_json(node, resources):
    cleaned = _clean_json(node, resources)
    return [element for element in cleaned if element is not None] if isinstance(cleaned, list) else cleaned


parsing.clean_json = clean_json


_build_resource_diff = parsing.ResourceMap.build_resource_diff


def build_resource_diff(self, other_template, parameters=None):
    by_action = _build_resource_diff(self, other_template, parameters)
    for name, resource in other_template["Resources"].items():
        is_principal = resource["Type"] in ("AWS::IAM::Role", "AWS::IAM::User")
        if is_principal and name not in by_action["Add"] and name not in by_action["Modify"]:
            by_action["Modify"].append(name)
    return by_action


parsing.ResourceMap.build_resource_diff = build_resource_diff


def _text(document):
    return document if isinstance(document, str) else json.dumps(document)


def _apply(principal, properties, backend):
    wanted = {policy["PolicyName"]: _text(policy["PolicyDocument"]) for policy in properties.get("Policies", [])}
    principal.policies.clear()
    principal.policies.update(wanted)
    is_role = isinstance(principal, Role)
    attach = backend.attach_role_policy if is_role else backend.attach_user_policy
    detach = backend.detach_role_policy if is_role else backend.detach_user_policy
    arns = properties.get("ManagedPolicyArns", [])
    for arn in list(principal.managed_policies):
        if arn not in arns:
            detach(arn, principal.name)
    for arn in arns:
        if arn not in principal.managed_policies:
            attach(arn, principal.name)
    principal.permissions_boundary_arn = properties.get("PermissionsBoundary")
    if is_role:
        principal.assume_role_policy_document = _text(properties["AssumeRolePolicyDocument"])
        principal.max_session_duration = properties.get("MaxSessionDuration", 3600)
        principal.description = properties.get("Description", "")


def _corrected(cls, name):
    original = getattr(cls, name).__func__

    def wrapped(own_cls, *args, **kwargs):
        result = original(own_cls, *args, **kwargs)
        named = dict(zip(_ARGUMENTS[name], args))
        named.update(kwargs)
        backend = iam_backends[named["account_id"]][get_partition(named["region_name"])]
        _apply(result, named["cloudformation_json"]["Properties"], backend)
        return result

    setattr(cls, name, classmethod(wrapped))


def _detaching(cls):
    original = cls.delete_from_cloudformation_json.__func__

    def delete(own_cls, resource_name, cloudformation_json, account_id, region_name):
        backend = iam_backends[account_id][get_partition(region_name)]
        principal = backend.get_role(resource_name) if cls is Role else backend.get_user(resource_name)
        _apply(principal, {**cloudformation_json["Properties"], "Policies": [], "ManagedPolicyArns": []}, backend)
        return original(own_cls, resource_name, cloudformation_json, account_id, region_name)

    cls.delete_from_cloudformation_json = classmethod(delete)


_ARGUMENTS = {
    "create_from_cloudformation_json": ("resource_name", "cloudformation_json", "account_id", "region_name"),
    "update_from_cloudformation_json": (
        "original_resource",
        "new_resource_name",
        "cloudformation_json",
        "account_id",
        "region_name",
    ),
}

_corrected(Role, "create_from_cloudformation_json")
_corrected(Role, "update_from_cloudformation_json")
_corrected(User, "create_from_cloudformation_json")
# Without this an update of a named user would replace it: moto asks whether the name is given, not whether it changed.
User.is_replacement_update = staticmethod(lambda properties: False)
_corrected(User, "update_from_cloudformation_json")
_detaching(Role)
_detaching(User)

import stack_sets  # noqa: E402,F401
