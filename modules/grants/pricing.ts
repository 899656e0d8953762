import type { Grant } from "./grant";

/** AWS's public price list. The five actions are what `pricing:*` means today, by name so that it cannot grow. */
export const pricing: Grant = {
  id: "pricing",
  title: "Price List",
  reason: "List prices are compared with what is paid.",
  dataClass: "billing",
  summary: () => "Price List: read the public prices of AWS services",
  statements: () => [
    {
      sid: "ReadPriceList",
      actions: [
        "pricing:DescribeServices",
        "pricing:GetAttributeValues",
        "pricing:GetPriceListFileUrl",
        "pricing:GetProducts",
        "pricing:ListPriceLists",
      ],
      resources: ["*"],
    },
  ],
  probes: [
    {
      id: "services",
      client: "pricing",
      operation: "DescribeServices",
      action: "pricing:DescribeServices",
      where: "home",
      input: () => ({ ServiceCode: "AmazonEC2", MaxResults: 1 }),
      nothingThere: ["NotFoundException"],
    },
  ],
  // The service has no write action at all.
  canaries: [],
};
