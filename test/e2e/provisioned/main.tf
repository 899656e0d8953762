# What a provisioner lays out: resources of the types in the table, but for replication groups, access entries, add-ons and rule
# groups, which the emulator does not know well enough to read them back.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "boundary" { type = string }

provider "aws" {
  region = "us-east-1"
  default_tags { tags = { managed-by = "alethia" } }
  s3_use_path_style       = true
  skip_metadata_api_check = true
}

data "aws_availability_zones" "all" {}

resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_subnet" "one" {
  count                   = 2
  vpc_id                  = aws_vpc.main.id
  cidr_block              = cidrsubnet("10.0.0.0/16", 8, count.index)
  availability_zone       = data.aws_availability_zones.all.names[count.index]
  map_public_ip_on_launch = true
}

resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }

resource "aws_eip" "nat" { domain = "vpc" }

resource "aws_nat_gateway" "main" {
  subnet_id     = aws_subnet.one[0].id
  allocation_id = aws_eip.nat.id
}

resource "aws_route_table" "main" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "one" {
  subnet_id      = aws_subnet.one[0].id
  route_table_id = aws_route_table.main.id
}

resource "aws_security_group" "main" {
  name   = "alethia-main"
  vpc_id = aws_vpc.main.id
  egress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_iam_role" "cluster" {
  name                 = "cluster"
  path                 = "/alethia/"
  permissions_boundary = var.boundary
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "eks.amazonaws.com" } }]
  })
}

resource "aws_iam_policy" "app" {
  name   = "app"
  path   = "/alethia/"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "*" }] })
}

resource "aws_iam_role_policy_attachment" "app" {
  role       = aws_iam_role.cluster.name
  policy_arn = aws_iam_policy.app.arn
}

resource "aws_iam_role_policy" "inline" {
  role   = aws_iam_role.cluster.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "*" }] })
}

resource "aws_iam_instance_profile" "node" {
  name = "node"
  path = "/alethia/"
  role = aws_iam_role.cluster.name
}

resource "aws_eks_cluster" "main" {
  name     = "alethia-main"
  role_arn = aws_iam_role.cluster.arn
  vpc_config { subnet_ids = aws_subnet.one[*].id }
}

resource "aws_eks_node_group" "main" {
  cluster_name    = aws_eks_cluster.main.name
  node_group_name = "alethia-nodes"
  node_role_arn   = aws_iam_role.cluster.arn
  subnet_ids      = aws_subnet.one[*].id
  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
}

resource "aws_iam_openid_connect_provider" "main" {
  url             = "https://oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE"
  client_id_list  = ["sts.amazonaws.com"]
  thumbprint_list = ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"]
}

resource "aws_db_subnet_group" "main" {
  name       = "alethia-main"
  subnet_ids = aws_subnet.one[*].id
}

resource "aws_rds_cluster_parameter_group" "main" {
  name   = "alethia-main"
  family = "aurora-postgresql16"
}

resource "aws_db_parameter_group" "main" {
  name   = "alethia-main"
  family = "aurora-postgresql16"
}

resource "aws_rds_cluster" "main" {
  cluster_identifier              = "alethia-main"
  engine                          = "aurora-postgresql"
  master_username                 = "platform"
  master_password                 = "only-for-an-emulator"
  db_subnet_group_name            = aws_db_subnet_group.main.name
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.main.name
  skip_final_snapshot             = true
}

resource "aws_rds_cluster_instance" "main" {
  identifier         = "alethia-main-1"
  cluster_identifier = aws_rds_cluster.main.id
  engine             = aws_rds_cluster.main.engine
  instance_class     = "db.r6g.large"
}

resource "aws_elasticache_subnet_group" "main" {
  name       = "alethia-main"
  subnet_ids = aws_subnet.one[*].id
}

resource "aws_dynamodb_table" "main" {
  name         = "alethia-main"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
  point_in_time_recovery { enabled = true }
}

resource "aws_sqs_queue" "main" { name = "alethia-main" }

resource "aws_sqs_queue_policy" "main" {
  queue_url = aws_sqs_queue.main.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Principal = { Service = "sns.amazonaws.com" }, Resource = aws_sqs_queue.main.arn }]
  })
}

resource "aws_sns_topic" "main" { name = "alethia-main" }

resource "aws_sns_topic_subscription" "main" {
  topic_arn = aws_sns_topic.main.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.main.arn
}

resource "aws_ecr_repository" "main" { name = "alethia-main" }

resource "aws_ecr_lifecycle_policy" "main" {
  repository = aws_ecr_repository.main.name
  policy = jsonencode({ rules = [{
    rulePriority = 1
    selection    = { tagStatus = "untagged", countType = "imageCountMoreThan", countNumber = 5 }
    action       = { type = "expire" }
  }] })
}

resource "aws_s3_bucket" "main" { bucket = "alethia-main" }

resource "aws_s3_bucket_versioning" "main" {
  bucket = aws_s3_bucket.main.id
  versioning_configuration { status = "Enabled" }
}

resource "aws_s3_bucket_public_access_block" "main" {
  bucket                  = aws_s3_bucket.main.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_secretsmanager_secret" "main" { name = "alethia-main" }

resource "aws_secretsmanager_secret_policy" "main" {
  secret_arn          = aws_secretsmanager_secret.main.arn
  block_public_policy = true
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Principal = { AWS = aws_iam_role.cluster.arn }, Resource = "*" }]
  })
}

resource "aws_route53_zone" "main" { name = "apps.example.com" }

resource "aws_route53_record" "main" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "www.apps.example.com"
  type    = "A"
  ttl     = 60
  records = ["192.0.2.1"]
}

resource "aws_acm_certificate" "main" {
  domain_name       = "www.apps.example.com"
  validation_method = "DNS"
}

resource "aws_wafv2_web_acl" "main" {
  name  = "alethia-main"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name                = "alethia"
    sampled_requests_enabled   = false
  }
}
