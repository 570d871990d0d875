namespace Opik.Storage;

/// <summary>What distinguishes a part of a list from the rest.</summary>
/// <param name="Selected">Rows of the part that were compared.</param>
/// <param name="Rest">Rows of the rest that were compared.</param>
/// <param name="Compared">Values that were compared.</param>
/// <param name="Sampled">Whether the rows are a sample.</param>
/// <param name="Values">What is more frequent in the part beyond chance, most telling first.</param>
public sealed record LogDifferences(long Selected, long Rest, int Compared, bool Sampled, IReadOnlyList<LogDifference> Values);
