namespace Opik.Storage;

/// <summary>Events of one kind that an alert tells of together.</summary>
/// <param name="Id">Id, version 7; also that of the message.</param>
/// <param name="AlertId">The alert.</param>
/// <param name="EventType">The kind.</param>
/// <param name="Part">What tells conditions of one trigger apart; empty for events that are raised.</param>
/// <param name="Events">How many events there were.</param>
/// <param name="Items">Their data, as far as it is kept.</param>
public sealed record AlertBucket(Guid Id, Guid AlertId, AlertEventType EventType, string Part, long Events, IReadOnlyList<AlertBucketItem> Items);
