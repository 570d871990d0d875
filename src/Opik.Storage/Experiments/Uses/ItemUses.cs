namespace Opik.Storage;

/// <summary>What became of an item of a dataset in experiments.</summary>
/// <param name="Experiments">How many ran it.</param>
/// <param name="Scores">Scores of its runs, the one that most experiments have first, then by name.</param>
public sealed record ItemUses(long Experiments, IReadOnlyList<ItemScore> Scores);
