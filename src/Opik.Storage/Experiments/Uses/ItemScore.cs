namespace Opik.Storage;

/// <summary>A score of the runs of an item.</summary>
/// <param name="Name">Name of the score.</param>
/// <param name="Experiments">How many experiments have it for the item.</param>
/// <param name="Lowest">Its lowest value.</param>
/// <param name="LowestIn">The newest experiment with that value.</param>
/// <param name="Highest">Its highest value.</param>
/// <param name="HighestIn">The newest experiment with that value.</param>
public sealed record ItemScore(string Name, long Experiments, double Lowest, Guid LowestIn, double Highest, Guid HighestIn);
