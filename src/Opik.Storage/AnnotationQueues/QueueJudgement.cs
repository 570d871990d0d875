namespace Opik.Storage;

/// <summary>What somebody said of an item: a score, or a comment given in the queue.</summary>
/// <param name="ItemId">Trace id or thread model id.</param>
/// <param name="Author">The person.</param>
/// <param name="Name">Name of the score; null for a comment.</param>
/// <param name="Value">Value of the score.</param>
/// <param name="Category">Its category.</param>
/// <param name="Text">Reason of the score, or text of the comment.</param>
public sealed record QueueJudgement(Guid ItemId, string Author, string? Name, double? Value, string? Category, string? Text);
