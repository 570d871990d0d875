using Opik.Server.Hosting.Requests;

namespace Opik.Server.Hosting;

/// <summary>How the server runs; from the command line and the environment.</summary>
internal sealed record ServerOptions
{
    /// <summary>Address that official clients expect of a local server.</summary>
    public const string DefaultUrl = "http://localhost:5173";

    /// <summary>Address that OTLP exporters use when nobody told them another one.</summary>
    public const string DefaultOtlpGrpcUrl = "http://localhost:4317";

    /// <summary>Where REST, OTLP over HTTP and the web pages are served.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [DefaultUrl];

    /// <summary>Where OTLP over gRPC is served (HTTP/2 without TLS); null: nowhere.</summary>
    public string? OtlpGrpcUrl { get; init; } = DefaultOtlpGrpcUrl;

    /// <summary>True when the user named <see cref="OtlpGrpcUrl"/>: a busy port is then an error instead of a warning.</summary>
    public bool OtlpGrpcUrlIsChosen { get; init; }

    /// <summary>Folder of all files of the server.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Allows addresses that other machines reach although there is no authentication.</summary>
    public bool Unsecured { get; init; }

    /// <summary>Largest body, in bytes: by Content-Length, and after decompression. Default 512 MB.</summary>
    public long MaxDocumentBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>Largest single JSON string, in bytes. Default 100 MB.</summary>
    public int MaxStringBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>Folder of the built web pages; null: beside the program.</summary>
    public string? WebRoot { get; init; }

    /// <summary>Whether MCP clients can log in with OAuth. Default: no.</summary>
    public bool McpOAuth { get; init; }

    /// <summary>Who a request acts for; tests replace it.</summary>
    public IScopeResolver Scopes { get; init; } = new OpenScopeResolver();

    /// <summary>
    /// Whether outgoing calls may reach this machine and its network. Null: those to model providers may, when only this
    /// machine reaches the server; webhooks may not. Metadata services of clouds are never called.
    /// </summary>
    public bool? AllowPrivateEgress { get; init; }

    /// <summary>
    /// Keys of model providers from the environment of the server, by the provider's name on the wire. They serve a server
    /// that only its own user reaches, where the workspace has no key of the provider.
    /// </summary>
    public IReadOnlyDictionary<string, string> ProviderKeys { get; init; } = new Dictionary<string, string>();

    /// <summary>How long an alert waits for further events of a kind before it tells of them together. Default 60 s.</summary>
    public TimeSpan AlertDebounce { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often alerts on metrics are evaluated. Default 300 s.</summary>
    public TimeSpan AlertInterval { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>True when only programs of this machine reach the server.</summary>
    public bool IsLoopbackOnly => Urls.All(url => ServerOptionsParser.IsLoopback(Microsoft.AspNetCore.Http.BindingAddress.Parse(url)));

    /// <summary>Clock; tests replace it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
