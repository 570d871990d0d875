namespace Opik.Server.Features.SharedDrafts;

/// <summary>409: somebody was faster; the draft is theirs.</summary>
internal sealed record SharedDraftConflictAnswer<TContent>(IReadOnlyList<string> Errors, SharedDraftAnswer<TContent> Draft)
    where TContent : class;
