"""What moto's stack sets leave undone, done as AWS documents it (moto 5.2).

- A request may name its account in a header even when the environment names another one: tests look into members.
- A stack set keeps AutoDeployment and Capabilities, and DescribeStackSet answers with them.
- UpdateStackSet brings the template and the parameters to every instance.
- Instances say to which organizational unit their account belongs, and have no overrides unless some were given.
- DeleteStackInstances with organizational units deletes the instances of their accounts.
"""

from moto.core.responses import ActionResult, BaseResponse
from moto.cloudformation import models
from moto.cloudformation.responses import CloudFormationResponse

_current_account = BaseResponse.get_current_account


def get_current_account(self):
    return self.headers.get("x-moto-account-id") or _current_account(self)


BaseResponse.get_current_account = get_current_account

_create = CloudFormationResponse.create_stack_set
_update = CloudFormationResponse.update_stack_set
_delete_instances = CloudFormationResponse.delete_stack_instances
_to_dict = models.StackInstance.to_dict
_create_instances = models.StackInstances.create_instances


def _keep(response):
    stack_set = response.cloudformation_backend.describe_stack_set(response._get_param("StackSetName"))
    stack_set.auto_deployment = response._get_param("AutoDeployment")
    stack_set.capabilities = response._get_param("Capabilities", [])
    return stack_set


def create_stack_set(self):
    result = _create(self)
    _keep(self)
    return result


def update_stack_set(self):
    result = _update(self)
    stack_set = _keep(self)
    for instance in stack_set.stack_instances:
        instance.template = stack_set.template
        instance.stack.update(stack_set.template, parameters=dict(stack_set.parameters))
    return result


def delete_stack_instances(self):
    targets = self._get_param("DeploymentTargets") or {}
    units = targets.get("OrganizationalUnitIds", [])
    if not units:
        return _delete_instances(self)
    stack_set = self.cloudformation_backend.describe_stack_set(self._get_param("StackSetName"))
    accounts = [i.account_id for i in stack_set.stack_instances if _unit(stack_set.instances, i) in units]
    stack_set.delete_stack_instances(accounts, self._get_param("Regions", []))
    return ActionResult({"OperationId": stack_set.operations[-1]["OperationId"]})


def _unit(instances, instance):
    return next((a.parent_id for a in instances.org_backend.accounts if a.id == instance.account_id), None)


def create_instances(self, accounts, regions, parameters, deployment_targets, permission_model):
    before = len(self.stack_instances)
    _create_instances(self, accounts, regions, parameters, deployment_targets, permission_model)
    for instance in self.stack_instances[before:]:
        instance.organizational_unit_id = _unit(self, instance)
    return [instance.to_dict() for instance in self.stack_instances[before:]]


def to_dict(self):
    unit = getattr(self, "organizational_unit_id", None)
    return {**_to_dict(self), "ParameterOverrides": [], "OrganizationalUnitId": unit}


CloudFormationResponse.create_stack_set = create_stack_set
CloudFormationResponse.update_stack_set = update_stack_set
CloudFormationResponse.delete_stack_instances = delete_stack_instances
models.StackInstances.create_instances = create_instances
models.StackInstance.to_dict = to_dict
