/** A workflow that shows that the role can be assumed without a key. */
export const WORKFLOW = `# Copy to .github/workflows/. The environment's name is part of the subject that the role trusts.
name: verify-access
on:
  schedule:
    - cron: "17 6 * * 1"
  workflow_dispatch:

permissions:
  id-token: write
  contents: read

jobs:
  verify:
    runs-on: ubuntu-latest
    environment: production
    steps:
      - uses: actions/checkout@v4
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          role-to-assume: \${{ vars.VENDOR_ROLE_ARN }}
          aws-region: us-east-1
      # The identity that this workflow acts as now: the vendor's role, and nothing beside it.
      - run: aws sts get-caller-identity
`;
