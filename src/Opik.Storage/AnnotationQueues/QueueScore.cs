namespace Opik.Storage;

/// <summary>Average of a score over the items of a queue.</summary>
public sealed record QueueScore(string Name, decimal Value);
