/** Traps of cdktf and of AWS that our own source could fall into: `no-restricted-syntax` selectors with their reasons. */
const wholeProvider = {
  selector: "ImportDeclaration[source.value=/^@cdktf\\u002Fprovider-aws$/]",
  message: "Import the resource by its path: the root of the bindings takes seconds to load.",
};
const operators = {
  selector: "ImportDeclaration[source.value='cdktf'] ImportSpecifier[imported.name=/^(Op|Fn|conditional)$/]",
  message:
    "cdktf renders Op.*(x, 0 | '' | false) as undefined, leaves quotes in Fn unescaped and turns conditional blocks into strings: write the expression as text (modules/constructs/expression.ts).",
};
const variableDefault = {
  selector: "NewExpression[callee.name='TerraformVariable'] Property[key.name='default']",
  message:
    "cdktf rewrites the keys of a map given as default and refuses null: use addOverride('default', ...).",
};
const outputPrecondition = {
  selector: "NewExpression[callee.name='TerraformOutput'] Property[key.name=/^(precondition|dependsOn)$/]",
  message: "cdktf drops an output's precondition and renders its dependsOn wrongly.",
};
const logicalId = {
  selector: "CallExpression[callee.property.name='overrideLogicalId']",
  message: "Two equal logical ids silently keep only the last resource: use fixName.",
};
const awsPartition = {
  selector: "Literal[value=/^arn:aws(-cn|-us-gov)?:/]:not(Property[key.name='example'] Literal)",
  message: "A literal partition breaks GovCloud and China: take it from the values.",
};

module.exports = {
  everywhere: [wholeProvider, operators, variableDefault, outputPrecondition],
  shipped: [wholeProvider, operators, variableDefault, outputPrecondition, logicalId, awsPartition],
};
