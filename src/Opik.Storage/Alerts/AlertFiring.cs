namespace Opik.Storage;

/// <summary>A time in which an alert had something to tell: a condition held, or an event happened.</summary>
public sealed record AlertFiring
{
    /// <summary>Id, version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The alert.</summary>
    public required Guid AlertId { get; init; }

    /// <summary>The kind.</summary>
    public required AlertEventType EventType { get; init; }

    /// <summary>What tells conditions of one trigger apart; empty for events that are raised.</summary>
    public required string Part { get; init; }

    /// <summary>When it was first seen.</summary>
    public required DateTime BeganAt { get; init; }

    /// <summary>When it was over; null: it holds.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>Why it was over; null: it holds.</summary>
    public AlertFiringEnd? End { get; init; }

    /// <summary>When it was last left to be sent.</summary>
    public DateTime ToldAt { get; init; }

    /// <summary>What was measured, farthest from the threshold; null: the event was raised.</summary>
    public AlertMeasured? Measured { get; init; }

    /// <summary>Of raised events: how many there were. Of conditions: how often they were told.</summary>
    public long Events { get; init; }

    /// <summary>Whether somebody should look at it: conditions and guardrails, not news.</summary>
    public bool Calls { get; init; }

    /// <summary>When somebody said that they know; null: nobody.</summary>
    public DateTime? AcknowledgedAt { get; init; }

    /// <summary>Who it was.</summary>
    public string? AcknowledgedBy { get; init; }

    /// <summary>What they noted.</summary>
    public string? Note { get; init; }

    /// <summary>Messages that were sent.</summary>
    public long Sent { get; init; }

    /// <summary>Messages that were given up.</summary>
    public long Failed { get; init; }

    /// <summary>Messages that were not sent because the alert was muted.</summary>
    public long Muted { get; init; }

    /// <summary>The latest messages, newest first, at most <see cref="IAlertFirings.MostNotes"/>.</summary>
    public IReadOnlyList<AlertMessageNote> Messages { get; init; } = [];
}
