using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Recordings.Tests.Replay;

/// <summary>One line of a recording: what a client sent, and what it was answered.</summary>
/// <param name="Number">Line number in the file, from 1.</param>
/// <param name="Method">HTTP method, or <c>GRPC</c>.</param>
/// <param name="Path">Path and query without the leading <c>/api</c>; for gRPC <c>/service/method</c>.</param>
/// <param name="Headers">Headers as sent, names in lower case.</param>
/// <param name="JsonBody">The JSON body as text; null when the body is binary or absent.</param>
/// <param name="BinaryBody">The body as sent; null when it is JSON or absent.</param>
/// <param name="Status">Recorded status; for gRPC the gRPC status.</param>
/// <param name="Answer">Recorded JSON answer; an NDJSON stream is an array.</param>
/// <param name="Location">Recorded <c>Location</c> header.</param>
internal sealed record RecordedRequest(
    int Number,
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    string? JsonBody,
    byte[]? BinaryBody,
    int Status,
    JsonNode? Answer,
    string? Location)
{
    /// <summary>The validation service of guardrails is another server.</summary>
    public bool IsForAnotherService => Path.StartsWith("/guardrails/", StringComparison.Ordinal);

    public bool IsGrpc => string.Equals(Method, "GRPC", StringComparison.Ordinal);

    /// <summary>OTLP signals that are not traces: any answer below 500 is right.</summary>
    public bool IsMetricsOrLogs =>
        Path.EndsWith("/otel/v1/metrics", StringComparison.Ordinal) || Path.EndsWith("/otel/v1/logs", StringComparison.Ordinal);

    public bool IsGzipped => Headers.TryGetValue("content-encoding", out var encoding) && string.Equals(encoding, "gzip", StringComparison.OrdinalIgnoreCase);

    /// <summary>Names the line in messages and in deviations.json.</summary>
    public string Label => $"line {Number} {Method} {Path.Split('?')[0]}";

    public static RecordedRequest Parse(int number, string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return new RecordedRequest(
            number,
            root.GetProperty("method").GetString()!,
            root.GetProperty("path").GetString()!,
            root.GetProperty("headers").EnumerateObject().ToDictionary(header => header.Name.ToLowerInvariant(), header => header.Value.GetString()!, StringComparer.Ordinal),
            root.TryGetProperty("body", out var body) && body.ValueKind != JsonValueKind.Null ? body.GetRawText() : null,
            root.TryGetProperty("body_base64", out var binary) && binary.ValueKind == JsonValueKind.String ? binary.GetBytesFromBase64() : null,
            root.GetProperty("status").GetInt32(),
            root.TryGetProperty("answer", out var answer) ? JsonNode.Parse(answer.GetRawText()) : null,
            root.TryGetProperty("location", out var location) ? location.GetString() : null);
    }
}
