namespace Opik.Server.Hosting.Egress;

/// <summary>Limits of one kind of outgoing call.</summary>
internal sealed record EgressProfile
{
    /// <summary>Whether targets on this machine or its network may be called; metadata services never may.</summary>
    public required bool AllowPrivate { get; init; }

    /// <summary>Longest wait for the head of the answer, redirects included.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Longest silence while the body of the answer arrives.</summary>
    public required TimeSpan IdleTimeout { get; init; }

    /// <summary>Largest body of an answer, in bytes after decompression.</summary>
    public required long MaxResponseBytes { get; init; }

    /// <summary>Calls of model providers. Reasoning models think for minutes before they answer.</summary>
    public static EgressProfile Providers(bool allowPrivate) => new()
    {
        AllowPrivate = allowPrivate,
        Timeout = TimeSpan.FromMinutes(10),
        IdleTimeout = TimeSpan.FromMinutes(5),
        MaxResponseBytes = 64L * 1024 * 1024,
    };

    /// <summary>Webhooks, token endpoints, links: short questions with short answers.</summary>
    public static EgressProfile Webhooks(bool allowPrivate) => new()
    {
        AllowPrivate = allowPrivate,
        Timeout = TimeSpan.FromSeconds(10),
        IdleTimeout = TimeSpan.FromSeconds(10),
        MaxResponseBytes = 1024 * 1024,
    };
}
