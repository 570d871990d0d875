namespace Opik.Storage;

/// <summary>Outcome of claiming an item.</summary>
/// <param name="Acquired">Whether the user may go on.</param>
/// <param name="ItemId">The item.</param>
/// <param name="LockedBy">The user, or else one of those at work on it; null when nobody is.</param>
/// <param name="ExpiresAt">End of that lock.</param>
public sealed record QueueLock(bool Acquired, Guid ItemId, string? LockedBy, DateTime? ExpiresAt);
