variable "authomize_account_id" {
  description = "AWS account that Authomize assumes the role from. With the older way in, the account of the user authomize-user creates."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.authomize_account_id))
    error_message = "'authomize_account_id' must be exactly 12 digits. Copy the account ID from Authomize's onboarding page."
  }
}

variable "external_id" {
  description = "External ID that Authomize made for this customer. Requests without it are refused."
  type        = string
  nullable    = false
  sensitive   = true

  validation {
    condition     = length(var.external_id) >= 2 && length(var.external_id) <= 1224
    error_message = "'external_id' must be 2 to 1,224 characters long. Copy it from Authomize; it is made for you alone."
  }

  validation {
    condition     = can(regex("^[A-Za-z0-9_+=,.@:/-]*$", var.external_id))
    error_message = "'external_id' must consist of letters, digits and _+=,.@:/- only (no spaces). Copy it from Authomize; it is made for you alone."
  }
}

variable "vendor_role_arn" {
  description = "Trust this one role or user of the account in authomize_account_id instead of the whole account. Empty: the whole account."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition = (
      var.vendor_role_arn == "" ||
      can(regex("^arn:aws(-[a-z]+)*:iam::[0-9]{12}:(role|user)/[A-Za-z0-9_+=,.@/-]+$", var.vendor_role_arn))
    )
    error_message = "'vendor_role_arn' must be the ARN of one IAM role or user. Give the whole ARN with its path and without wildcards."
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
  description = "Region of the trail's bucket; the provider works in it too."
  type        = string
  default     = "us-east-1"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2,4}(-[a-z]+){1,2}-[0-9]{1,2}$", var.aws_region))
    error_message = "'aws_region' must be the code of an AWS Region. Write it as us-east-1 or eu-central-1."
  }
}

variable "cloudtrail_bucket_name" {
  description = "Bucket of a trail that logs management events only. Empty: no log files can be read."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition = (
      var.cloudtrail_bucket_name == "" ||
      can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.cloudtrail_bucket_name))
    )
    error_message = "'cloudtrail_bucket_name' must be 3 to 63 lower-case letters, digits, dots and hyphens, and begin and end with a letter or digit. Give the bucket's name alone: no s3://, no ARN, no slash."
  }

  validation {
    condition = (
      var.cloudtrail_bucket_name == "" ||
      !can(regex("[.][.]|^[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+$|^xn--|^sthree-|^amzn-s3-demo-|-s3alias$|--ol-s3$|[.]mrap$|--x-s3$|--table-s3$", var.cloudtrail_bucket_name))
    )
    error_message = "'cloudtrail_bucket_name' must not look like an IP address, hold two dots in a row, or use a prefix or suffix that S3 reserves. Copy the name from the S3 console."
  }
}

variable "cloudtrail_prefix" {
  description = "Prefix of the account's log files in the bucket, down to CloudTrail. Digests and insights lie elsewhere."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition = (
      var.cloudtrail_prefix == "" ||
      can(regex("^[A-Za-z0-9!_.'()=-]+(/[A-Za-z0-9!_.'()=-]+)*$", var.cloudtrail_prefix))
    )
    error_message = "'cloudtrail_prefix' must be a key prefix of letters, digits and !_.'()=-, in parts separated by single slashes, without a slash at either end. Leave out the slash at the ends; leave the value empty for the whole bucket."
  }

  validation {
    condition = (
      var.cloudtrail_prefix == "" ||
      (length(var.cloudtrail_prefix) >= 1 && length(var.cloudtrail_prefix) <= 512)
    )
    error_message = "'cloudtrail_prefix' must be at most 512 characters long. Give a shorter prefix."
  }
}

variable "cloudtrail_kms_key_arn" {
  description = "KMS key of the trail, if its log files are encrypted with one. Empty: no key."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition = (
      var.cloudtrail_kms_key_arn == "" ||
      can(regex("^arn:aws(-[a-z]+)*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.cloudtrail_kms_key_arn))
    )
    error_message = "'cloudtrail_kms_key_arn' must be the ARN of a KMS key. Give the ARN of the key itself (…:key/…), not of an alias."
  }
}

variable "enable_resource_policies" {
  description = "Let Authomize list buckets and keys and read their policies."
  type        = bool
  default     = true
  nullable    = false
}

variable "enable_identity_center" {
  description = "Let Authomize read IAM Identity Center. Useful in the management or a delegated administrator account only."
  type        = bool
  default     = false
  nullable    = false
}

variable "role_name" {
  description = "Name of the role. Changing it later replaces the role, and with it the ARN that the vendor knows."
  type        = string
  default     = "AuthomizeReadOnly"
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
