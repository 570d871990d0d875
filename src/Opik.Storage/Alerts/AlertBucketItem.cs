using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Data of an event.</summary>
/// <param name="EventId">The event; several items may be of one.</param>
/// <param name="UserName">Who caused it; empty: nobody.</param>
/// <param name="Data">A JSON object.</param>
public sealed record AlertBucketItem(string EventId, string UserName, JsonText Data);
