namespace Opik.Storage;

/// <summary>A registered public client (RFC 7591).</summary>
public sealed record OAuthClient
{
    /// <summary>Id, made by the server.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Where codes may be sent.</summary>
    public required IReadOnlyList<string> RedirectUris { get; init; }

    /// <summary>Address of a logo.</summary>
    public string? LogoUri { get; init; }

    /// <summary>Address of the client's home page.</summary>
    public string? ClientUri { get; init; }

    /// <summary>Id of the software, the same for all its installations.</summary>
    public string? SoftwareId { get; init; }

    /// <summary>Version of the software.</summary>
    public string? SoftwareVersion { get; init; }

    /// <summary>When it registered.</summary>
    public required DateTime CreatedAt { get; init; }
}
