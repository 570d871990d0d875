namespace Opik.Optimizer;

/// <summary>What came of a merge.</summary>
/// <param name="Child">The trial of the child; null: it was not better.</param>
/// <param name="Calls">Rows that it was tried on.</param>
internal sealed record MergeOutcome(Evaluation? Child, int Calls);
