namespace Opik.Storage;

/// <summary>An item as the reviewers of its queue see it in the list.</summary>
/// <param name="Id">Trace id or thread model id.</param>
/// <param name="ThreadId">The id that clients gave the thread; null for a trace, and for a thread that has not come yet.</param>
/// <param name="Title">Beginning of the input, or else the name; null while nothing of it has come.</param>
/// <param name="Judged">People who have judged it.</param>
/// <param name="IsMine">Whether the user is one of them.</param>
public sealed record QueueReviewItem(Guid Id, string? ThreadId, string? Title, int Judged, bool IsMine);
