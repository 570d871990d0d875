using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Payloads;

/// <summary>What one call of a webhook tells, before it has the form of a receiver.</summary>
internal sealed record AlertMessage
{
    /// <summary>Id of the message; the same in every attempt, so that a receiver can tell a repetition.</summary>
    public required Guid Id { get; init; }

    /// <summary>The alert.</summary>
    public required Alert Alert { get; init; }

    /// <summary>The alert's settings for the form, in clear.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>Id of the workspace.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>Name of the workspace, as in addresses of pages.</summary>
    public required string WorkspaceName { get; init; }

    /// <summary>Kind of the events.</summary>
    public required AlertEventType EventType { get; init; }

    /// <summary>When it was put together.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Events that it tells of.</summary>
    public required long EventCount { get; init; }

    /// <summary>Their ids, as far as they are kept.</summary>
    public required IReadOnlyList<string> EventIds { get; init; }

    /// <summary>Users who caused them.</summary>
    public required IReadOnlyList<string> UserNames { get; init; }

    /// <summary>Data of the events, as far as it is kept: JSON objects.</summary>
    public required IReadOnlyList<JsonText> Items { get; init; }

    /// <summary>What tells conditions of one trigger apart; empty for events that are raised.</summary>
    public string Part { get; init; } = string.Empty;

    /// <summary>One sentence for people.</summary>
    public string Text => $"Alert '{Alert.Name}': {EventCount} {EventType.WireName()} events aggregated";
}
