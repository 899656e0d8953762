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

variable "attach_read_only_access" {
  description = "Attach AWS's ReadOnlyAccess, as Costimizer's guide does. It reads the content of nearly everything: S3 objects, DynamoDB items, log events, queue messages. What is granted without it is enough for costs and discovery."
  type        = bool
  default     = false
  nullable    = false
}

variable "user_name" {
  description = "Name of the IAM user. Changing it later renames the user and replaces its policies."
  type        = string
  default     = "CostimizerLinkedAccess"
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
