namespace Opik.Storage;

/// <summary>An event for one alert.</summary>
/// <param name="AlertId">The alert.</param>
/// <param name="EventType">Its kind.</param>
/// <param name="Items">Its data.</param>
public sealed record AlertEvent(Guid AlertId, AlertEventType EventType, IReadOnlyList<AlertBucketItem> Items)
{
    /// <summary>The condition that is met; it is noted as told. Empty: the event was raised.</summary>
    public string Part { get; init; } = string.Empty;

    /// <summary>What was measured; null: the event was raised.</summary>
    public AlertMeasured? Measured { get; init; }

    /// <summary>How long further events are waited for.</summary>
    public TimeSpan Wait { get; init; }
}
