/** Costimizer: three ways in. The role is the better one for every kind of account. */
export { costimizer } from "./costimizer/role";
export { costimizerLinkedUser, costimizerPayerUser } from "./costimizer/users";
