variable "alethia_account_id" {
  description = "AWS account that Alethia assumes the role from."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.alethia_account_id))
    error_message = "'alethia_account_id' must be exactly 12 digits. Copy the account ID from Alethia's onboarding page."
  }
}

variable "external_id" {
  description = "External ID that Alethia made for this customer. Requests without it are refused."
  type        = string
  nullable    = false
  sensitive   = true

  validation {
    condition     = length(var.external_id) >= 2 && length(var.external_id) <= 1224
    error_message = "'external_id' must be 2 to 1,224 characters long. Copy it from Alethia; it is made for you alone."
  }

  validation {
    condition     = can(regex("^[A-Za-z0-9_+=,.@:/-]*$", var.external_id))
    error_message = "'external_id' must consist of letters, digits and _+=,.@:/- only (no spaces). Copy it from Alethia; it is made for you alone."
  }
}

variable "vendor_role_arn" {
  description = "Trust this one role of Alethia's account instead of the whole account. Empty: the whole account."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition = (
      var.vendor_role_arn == "" ||
      can(regex("^arn:aws(-[a-z]+)*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]+$", var.vendor_role_arn))
    )
    error_message = "'vendor_role_arn' must be the ARN of one IAM role. Give the whole ARN with its path and without wildcards."
  }
}

variable "previous_external_id" {
  description = "The external ID before the current one, still accepted while it is being rotated. Empty: no rotation."
  type        = string
  default     = ""
  nullable    = false
  sensitive   = true

  validation {
    condition = (
      var.previous_external_id == "" ||
      (length(var.previous_external_id) >= 2 && length(var.previous_external_id) <= 1224)
    )
    error_message = "'previous_external_id' must be 2 to 1,224 characters long. Move the old value of external_id here, or leave this empty."
  }

  validation {
    condition = (
      var.previous_external_id == "" ||
      can(regex("^[A-Za-z0-9_+=,.@:/-]*$", var.previous_external_id))
    )
    error_message = "'previous_external_id' must consist of letters, digits and _+=,.@:/- only (no spaces). Move the old value of external_id here, or leave this empty."
  }
}

variable "previous_external_id_expires_at" {
  description = "When AWS begins to refuse the previous external ID (RFC 3339, UTC). Empty: when it is removed."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition = (
      var.previous_external_id_expires_at == "" ||
      (
        can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", var.previous_external_id_expires_at)) &&
        can(timeadd(var.previous_external_id_expires_at, "0s"))
      )
    )
    error_message = "'previous_external_id_expires_at' must be a date and time in UTC as RFC 3339 writes it. Write it as 2027-01-31T00:00:00Z."
  }
}

variable "access_expires_at" {
  description = "When AWS begins to refuse everybody (RFC 3339, UTC). Sessions that exist by then last until they end. Empty: never."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition = (
      var.access_expires_at == "" ||
      (
        can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", var.access_expires_at)) &&
        can(timeadd(var.access_expires_at, "0s"))
      )
    )
    error_message = "'access_expires_at' must be a date and time in UTC as RFC 3339 writes it. Write it as 2027-01-31T00:00:00Z."
  }
}

variable "verifier_principal_arns" {
  description = "Roles or users of this account that may assume the role, with the same external ID, to verify what it can do."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for value in var.verifier_principal_arns : can(regex("^arn:aws(-[a-z]+)*:iam::[0-9]{12}:(role|user)/[A-Za-z0-9_+=,.@/-]+$", value))
    ])
    error_message = "'verifier_principal_arns' must hold ARNs of IAM roles or users. Give whole ARNs with their paths and without wildcards; a role session's ARN does not work here, give its role."
  }
}

variable "oidc_provider_arn" {
  description = "OIDC provider of this account (GitHub Actions, EKS) whose subjects may assume the role. Empty: none."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition = (
      var.oidc_provider_arn == "" ||
      can(regex("^arn:aws(-[a-z]+)*:iam::[0-9]{12}:oidc-provider/[A-Za-z0-9._/-]+$", var.oidc_provider_arn))
    )
    error_message = "'oidc_provider_arn' must be the ARN of an IAM OIDC provider. Copy it from IAM, Identity providers."
  }
}

variable "oidc_subjects" {
  description = "Exact subjects (sub) of the workload identity."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for value in var.oidc_subjects : can(regex("^[^*?{$]{1,255}$", value))])
    error_message = "'oidc_subjects' must hold exact subjects of 1 to 255 characters, without * ? { or $. Name every subject, for example repo:my-org/infrastructure:environment:production."
  }
}

variable "oidc_audience" {
  description = "Audience (aud) of the workload identity."
  type        = string
  default     = "sts.amazonaws.com"
  nullable    = false

  validation {
    condition     = can(regex("^[^*?{$ ]{1,255}$", var.oidc_audience))
    error_message = "'oidc_audience' must be one exact audience of 1 to 255 characters, without * ? { $ or spaces. GitHub Actions and EKS use sts.amazonaws.com."
  }
}

variable "aws_region" {
  description = "Region that the provider works in."
  type        = string
  default     = "us-east-1"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2,4}(-[a-z]+){1,2}-[0-9]{1,2}$", var.aws_region))
    error_message = "'aws_region' must be the code of an AWS Region. Write it as us-east-1 or eu-central-1."
  }
}

variable "name_prefix" {
  description = "What the names of everything that Alethia creates begin with. Choose one that nothing else begins with."
  type        = string
  default     = "alethia-"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,18}-$", var.name_prefix))
    error_message = "'name_prefix' must be 4 to 20 lower-case letters, digits and hyphens, begin with a letter and end with a hyphen. Write it as alethia- or platform-prod-."
  }
}

variable "managed_by" {
  description = "Value of the tag managed-by that everything Alethia creates carries. Where AWS knows conditions on tags, it changes and deletes only what carries it."
  type        = string
  default     = "alethia"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_.:/=+@-]{3,64}$", var.managed_by))
    error_message = "'managed_by' must be 3 to 64 letters, digits and _.:/=+@-. Choose a value that no other tool uses."
  }
}

variable "workload_path" {
  description = "IAM path under which Alethia creates roles, policies and instance profiles. Nothing of yours may lie under it."
  type        = string
  default     = "/alethia/"
  nullable    = false

  validation {
    condition     = can(regex("^/([A-Za-z0-9_+=,.@-]+/)+$", var.workload_path))
    error_message = "'workload_path' must be a path other than /, with a slash at both ends. Write it as /alethia/."
  }

  validation {
    condition     = length(var.workload_path) >= 3 && length(var.workload_path) <= 64
    error_message = "'workload_path' must be at most 64 characters long. Give a shorter path."
  }
}

variable "dns_domain" {
  description = "Domain whose records, and those below it, Alethia may change in Route 53."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z0-9-]{2,63}$", var.dns_domain))
    error_message = "'dns_domain' must be a domain in lower case, without a dot at the end. Write it as apps.example.com."
  }
}

variable "enable_ec2" {
  description = "Let Alethia manage EC2 networks."
  type        = bool
  default     = true
  nullable    = false
}

variable "enable_eks" {
  description = "Let Alethia manage EKS clusters."
  type        = bool
  default     = true
  nullable    = false
}

variable "enable_rds" {
  description = "Let Alethia manage RDS databases."
  type        = bool
  default     = true
  nullable    = false
}

variable "enable_elasticache" {
  description = "Let Alethia manage ElastiCache."
  type        = bool
  default     = true
  nullable    = false
}

variable "enable_route53" {
  description = "Let Alethia manage Route 53."
  type        = bool
  default     = true
  nullable    = false
}

variable "enable_secrets_manager" {
  description = "Let Alethia manage Secrets Manager."
  type        = bool
  default     = true
  nullable    = false
}

variable "enable_dynamodb" {
  description = "Let Alethia manage DynamoDB tables."
  type        = bool
  default     = true
  nullable    = false
}

variable "enable_sqs_sns" {
  description = "Let Alethia manage SQS queues and SNS topics."
  type        = bool
  default     = true
  nullable    = false
}

variable "enable_ecr" {
  description = "Let Alethia manage ECR repositories."
  type        = bool
  default     = true
  nullable    = false
}

variable "enable_s3" {
  description = "Let Alethia manage S3 buckets."
  type        = bool
  default     = true
  nullable    = false
}

variable "enable_iam" {
  description = "Let Alethia manage IAM roles of workloads."
  type        = bool
  default     = true
  nullable    = false
}

variable "enable_acm" {
  description = "Let Alethia manage ACM certificates."
  type        = bool
  default     = true
  nullable    = false
}

variable "enable_waf" {
  description = "Let Alethia manage WAF."
  type        = bool
  default     = true
  nullable    = false
}

variable "enable_secret_values" {
  description = "Let Alethia read and write the values of its secrets, for Terraform-managed values. Off, it lays out secrets that others fill."
  type        = bool
  default     = false
  nullable    = false
}

variable "enable_bucket_content" {
  description = "Let Alethia read, write and delete objects in its buckets, for Terraform-managed objects."
  type        = bool
  default     = false
  nullable    = false
}

variable "enable_workload_data" {
  description = "Let roles that Alethia creates work with the objects, items, messages and secret values of what it created. Whoever creates a role can use it: with this on, Alethia can reach that content too."
  type        = bool
  default     = false
  nullable    = false
}

variable "role_name" {
  description = "Name of the role. Changing it later replaces the role, and with it the ARN that the vendor knows."
  type        = string
  default     = "AlethiaProvisionerRole"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_+=,.@-]{1,64}$", var.role_name))
    error_message = "'role_name' must be 1 to 64 letters, digits and _+=,.@-. Put folders into the path instead."
  }
}

variable "role_path" {
  description = "Path of the role. Changing it later replaces the role."
  type        = string
  default     = "/"
  nullable    = false

  validation {
    condition     = can(regex("^/([A-Za-z0-9_+=,.@-]+/)*$", var.role_path))
    error_message = "'role_path' must begin and end with a slash. Write it as / or /vendors/."
  }

  validation {
    condition     = length(var.role_path) >= 1 && length(var.role_path) <= 512
    error_message = "'role_path' must be at most 512 characters long. Give a shorter path."
  }
}

variable "permissions_boundary_arn" {
  description = "Managed policy that limits the role whatever its own policies say. Empty: none."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition = (
      var.permissions_boundary_arn == "" ||
      can(regex("^arn:aws(-[a-z]+)*:iam::([0-9]{12}|aws):policy/[A-Za-z0-9_+=,.@/-]+$", var.permissions_boundary_arn))
    )
    error_message = "'permissions_boundary_arn' must be the ARN of a managed policy. Copy it from IAM, Policies."
  }
}

variable "max_session_duration" {
  description = "Longest session of the role, in seconds."
  type        = number
  default     = 3600
  nullable    = false

  validation {
    condition = (
      var.max_session_duration >= 3600 &&
      var.max_session_duration <= 43200 &&
      floor(var.max_session_duration) == var.max_session_duration
    )
    error_message = "'max_session_duration' must be between 3600 and 43200 seconds. 3600 is one hour, 43200 is twelve."
  }
}

variable "tags" {
  description = "Tags of the role."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = (
      length(var.tags) <= 50 &&
      alltrue([for key, text in var.tags : length(key) >= 1 && length(key) <= 128 && length(text) <= 256 && !startswith(lower(key), "aws:")])
    )
    error_message = "'tags' must be at most 50 tags, with keys of 1 to 128 characters that do not begin with aws: and values of at most 256. Shorten or remove the tags that are over."
  }
}
