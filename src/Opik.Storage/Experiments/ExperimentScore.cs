namespace Opik.Storage;

/// <summary>A number of a whole experiment, such as an F1 score.</summary>
/// <param name="Name">Not blank.</param>
/// <param name="Value">Value.</param>
public sealed record ExperimentScore(string Name, decimal Value);
