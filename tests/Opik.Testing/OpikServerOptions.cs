namespace Opik.Testing;

/// <summary>How <see cref="OpikServerProcess"/> starts the server.</summary>
public sealed class OpikServerOptions
{
    /// <summary>Data folder; null (the default): a temporary one that is deleted when the server is disposed.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Port of REST, OTLP over HTTP and the web pages on 127.0.0.1; null: a free one.</summary>
    public int? Port { get; init; }

    /// <summary>Port of OTLP over gRPC on 127.0.0.1; null: a free one.</summary>
    public int? GrpcPort { get; init; }

    /// <summary>Further command line arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Further environment variables; a null value removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>How long the server may take until it answers <c>/is-alive/ping</c>. Default 60 s: the machine may be busy.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
