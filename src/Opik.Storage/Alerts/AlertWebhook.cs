namespace Opik.Storage;

/// <summary>Where an alert is sent. Secret and headers are protected texts: the store never sees them in clear.</summary>
public sealed record AlertWebhook
{
    /// <summary>Id, any UUID.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name for people.</summary>
    public string? Name { get; init; }

    /// <summary>Address, http or https.</summary>
    public required string Url { get; init; }

    /// <summary>Protected token of the header <c>Authorization</c>; null: none.</summary>
    public string? Secret { get; init; }

    /// <summary>Protected JSON object of further headers; null: none.</summary>
    public string? Headers { get; init; }
}
