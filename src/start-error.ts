/** A fault that its sentence explains in full: shown to the operator without a stack. */
export class StartError extends Error {}
