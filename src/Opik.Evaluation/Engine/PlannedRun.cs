namespace Opik.Evaluation.Engine;

/// <summary>One run of one item.</summary>
/// <param name="Item">The item.</param>
/// <param name="TrialId">Number of the run among those of the item, from 0.</param>
/// <param name="Order">Place in the results.</param>
internal readonly record struct PlannedRun(PlannedItem Item, int TrialId, long Order);
