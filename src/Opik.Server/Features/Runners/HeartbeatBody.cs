using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.Runners;

/// <summary>Body of a heartbeat; may be absent.</summary>
/// <param name="Capabilities">What the runner can do.</param>
/// <param name="Platform">What its agents run on: <c>.NET 10</c>. Ours, see docs/api-extensions.md.</param>
/// <param name="LatencyMs">How long its last heartbeat took there and back. Ours.</param>
internal sealed record HeartbeatBody(IReadOnlyList<string?>? Capabilities, string? Platform = null, double? LatencyMs = null)
{
    private const int MaxCapabilities = 50;
    private const int MaxText = 100;

    /// <exception cref="ApiException">422: a member is out of its range.</exception>
    public void Check()
    {
        if (Capabilities is { } named && (named.Count > MaxCapabilities || named.Any(static capability => capability is null or { Length: > MaxText })))
            throw ApiException.Invalid($"capabilities must be at most {MaxCapabilities} texts of at most {MaxText} characters");
        if (Platform is not null && (string.IsNullOrWhiteSpace(Platform) || Platform.Length > MaxText))
            throw ApiException.Invalid($"platform must be a text of at most {MaxText} characters");
        if (LatencyMs is < 0 or > 600_000)
            throw ApiException.Invalid("latency_ms must be between 0 and 600000");
    }
}
