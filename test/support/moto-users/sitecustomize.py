"""What moto's IAM users leave undone, done as AWS documents it (moto 5.2). Python loads this when it stands in PYTHONPATH.

- ListServiceSpecificCredentials answers that there are none: Terraform asks before it deletes a user with its keys.
"""

from moto.core.responses import ActionResult
from moto.iam.responses import IamResponse


def list_service_specific_credentials(self):
    self.backend.get_user(self._get_param("UserName"))
    return ActionResult({"ServiceSpecificCredentials": []})


IamResponse.list_service_specific_credentials = list_service_specific_credentials
