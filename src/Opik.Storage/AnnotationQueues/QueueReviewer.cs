namespace Opik.Storage;

/// <summary>Who has judged items of a queue.</summary>
/// <param name="UserName">The author of the scores or comments.</param>
/// <param name="Items">Number of items.</param>
public sealed record QueueReviewer(string UserName, long Items);
