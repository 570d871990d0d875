using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Tells a webhook of events of a workspace.</summary>
public sealed record Alert
{
    /// <summary>Id, version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name; several may have the same.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is on.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Form of its messages.</summary>
    public AlertType Type { get; init; }

    /// <summary>Protected JSON object of texts for the form, such as <c>base_url</c> and <c>routing_key</c>; null: none.</summary>
    public string? Metadata { get; init; }

    /// <summary>JSON object of texts that go out with each message; null: none.</summary>
    public JsonText? CustomFields { get; init; }

    /// <summary>The project that all its triggers are for; null: they say themselves.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>Where it is sent.</summary>
    public required AlertWebhook Webhook { get; init; }

    /// <summary>What it tells of.</summary>
    public IReadOnlyList<AlertTrigger> Triggers { get; init; } = [];

    /// <summary>When it was made.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public string? LastUpdatedBy { get; init; }

    /// <summary>The projects that a trigger of it is for; null: all.</summary>
    public IReadOnlyList<Guid>? ProjectsOf(AlertTrigger trigger) => ProjectId is { } project ? [project] : trigger.ProjectIds;
}
