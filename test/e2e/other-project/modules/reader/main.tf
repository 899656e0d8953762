data "aws_iam_policy_document" "this" {
  statement {
    sid       = "Read"
    actions   = ["s3:ListBucket", "savingsplans:CreateSavingsPlan"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "this" {
  name   = "reader"
  policy = data.aws_iam_policy_document.this.json
}

output "policy_arn" {
  value = aws_iam_policy.this.arn
}
