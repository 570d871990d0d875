using Opik.Contracts;

namespace Opik.Storage;

/// <summary>How a workspace reaches a model provider. Secrets are protected texts, made and read by the server.</summary>
public sealed record ProviderKey
{
    /// <summary>Id, version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Kind of the provider, as on the wire: <c>openai</c>, <c>custom-llm</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>Tells several of the kind apart; null where a workspace has one.</summary>
    public string? ProviderName { get; init; }

    /// <summary>A name for people.</summary>
    public string? Name { get; init; }

    /// <summary>The protected key; null: none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Protected JSON object of the headers sent with every call; null: none.</summary>
    public string? Headers { get; init; }

    /// <summary>JSON object of settings of the kind, such as the list of models; null: none.</summary>
    public JsonText? Configuration { get; init; }

    /// <summary>Address; null: the one the kind has.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>JSON of the recipe for tokens, with protected secrets; null: none.</summary>
    public JsonText? AuthConfig { get; init; }

    /// <summary>When it was made; set by the store.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Who made it; set by the store.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change; set by the store.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Who changed it last; set by the store.</summary>
    public string? LastUpdatedBy { get; init; }
}
