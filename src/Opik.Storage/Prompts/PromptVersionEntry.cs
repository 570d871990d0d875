namespace Opik.Storage;

/// <summary>That a version was made: an entry of a feed.</summary>
/// <param name="Id">The version.</param>
/// <param name="PromptId">The prompt.</param>
/// <param name="PromptName">Its name.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="CreatedBy">By whom.</param>
public sealed record PromptVersionEntry(Guid Id, Guid PromptId, string PromptName, DateTime CreatedAt, string? CreatedBy);
