variable "aws_region" {
  description = "Region of the bucket with the billing export; the provider works in it too."
  type        = string
  default     = "us-east-1"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2,4}(-[a-z]+){1,2}-[0-9]{1,2}$", var.aws_region))
    error_message = "'aws_region' must be the code of an AWS Region. Write it as us-east-1 or eu-central-1."
  }
}

variable "billing_export_type" {
  description = "Type of the billing export: cur-2.0 (Data Exports) or legacy-cur (Cost and Usage Report)."
  type        = string
  default     = "cur-2.0"
  nullable    = false

  validation {
    condition     = can(regex("^(cur-2[.]0|legacy-cur)$", var.billing_export_type))
    error_message = "'billing_export_type' must be cur-2.0 or legacy-cur. See Data Exports in the Billing console for the type."
  }
}

variable "billing_export_name" {
  description = "Name of the billing export. It is handed to Costimizer and changes no permission."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition = (
      var.billing_export_name == "" ||
      can(regex("^[A-Za-z0-9!_.*'()-]{1,256}$", var.billing_export_name))
    )
    error_message = "'billing_export_name' must be 1 to 256 letters, digits and !_.*'()-. Copy the name from Data Exports in the Billing console."
  }
}

variable "billing_bucket_name" {
  description = "Bucket of the billing export. Empty: no export can be read, as in an account that pays for no others."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition = (
      var.billing_bucket_name == "" ||
      can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.billing_bucket_name))
    )
    error_message = "'billing_bucket_name' must be 3 to 63 lower-case letters, digits, dots and hyphens, and begin and end with a letter or digit. Give the bucket's name alone: no s3://, no ARN, no slash."
  }

  validation {
    condition = (
      var.billing_bucket_name == "" ||
      !can(regex("[.][.]|^[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+$|^xn--|^sthree-|^amzn-s3-demo-|-s3alias$|--ol-s3$|[.]mrap$|--x-s3$|--table-s3$", var.billing_bucket_name))
    )
    error_message = "'billing_bucket_name' must not look like an IP address, hold two dots in a row, or use a prefix or suffix that S3 reserves. Copy the name from the S3 console."
  }
}

variable "billing_prefix" {
  description = "Prefix of the export in the bucket. Empty: the whole bucket can be read."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition = (
      var.billing_prefix == "" ||
      can(regex("^[A-Za-z0-9!_.'()=-]+(/[A-Za-z0-9!_.'()=-]+)*$", var.billing_prefix))
    )
    error_message = "'billing_prefix' must be a key prefix of letters, digits and !_.'()=-, in parts separated by single slashes, without a slash at either end. Leave out the slash at the ends; leave the value empty for the whole bucket."
  }

  validation {
    condition = (
      var.billing_prefix == "" ||
      (length(var.billing_prefix) >= 1 && length(var.billing_prefix) <= 512)
    )
    error_message = "'billing_prefix' must be at most 512 characters long. Give a shorter prefix."
  }
}

variable "billing_kms_key_arn" {
  description = "KMS key of the bucket, if its objects are encrypted with one (SSE-KMS). Empty: no key."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition = (
      var.billing_kms_key_arn == "" ||
      can(regex("^arn:aws(-[a-z]+)*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.billing_kms_key_arn))
    )
    error_message = "'billing_kms_key_arn' must be the ARN of a KMS key. Give the ARN of the key itself (…:key/…), not of an alias."
  }
}

variable "enterprise_discount_program" {
  description = "Whether prices are reduced by an Enterprise Discount Program. Handed to Costimizer; changes no permission."
  type        = bool
  default     = false
  nullable    = false
}

variable "attach_read_only_access" {
  description = "Attach AWS's ReadOnlyAccess, as Costimizer's guide does. It reads the content of nearly everything: S3 objects, DynamoDB items, log events, queue messages. What is granted without it is enough for costs and discovery."
  type        = bool
  default     = false
  nullable    = false
}

variable "user_name" {
  description = "Name of the IAM user. Changing it later renames the user and replaces its policies."
  type        = string
  default     = "CostimizerRootAccess"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_+=,.@-]{1,64}$", var.user_name))
    error_message = "'user_name' must be 1 to 64 letters, digits and _+=,.@-. Put folders into the path instead."
  }
}

variable "user_path" {
  description = "Path of the user and of its policies."
  type        = string
  default     = "/"
  nullable    = false

  validation {
    condition     = can(regex("^/([A-Za-z0-9_+=,.@-]+/)*$", var.user_path))
    error_message = "'user_path' must begin and end with a slash. Write it as / or /vendors/."
  }

  validation {
    condition     = length(var.user_path) >= 1 && length(var.user_path) <= 512
    error_message = "'user_path' must be at most 512 characters long. Give a shorter path."
  }
}

variable "permissions_boundary_arn" {
  description = "Managed policy that limits the user whatever its own policies say. Empty: none."
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

variable "tags" {
  description = "Tags of the user."
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
