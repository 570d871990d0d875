using System.Text.Json.Nodes;
using Opik.Testing;

namespace Opik.Recordings.Tests.Replay;

/// <summary>One recorded program: its requests and the ground truth beside them.</summary>
internal sealed record Recording(string Name, IReadOnlyList<RecordedRequest> Requests, JsonObject Expected)
{
    /// <summary>OTLP recordings name their spans by what a server makes of OpenTelemetry ids.</summary>
    public bool IsOtlp => Requests.Any(request => request.IsGrpc || request.Path.Contains("/otel/", StringComparison.Ordinal));

    /// <summary>Names of all recordings in the folder, sorted; empty when there is no such folder.</summary>
    public static IReadOnlyList<string> Names() => Directory.Exists(RepositoryPaths.Recordings)
        ? [.. Directory.EnumerateFiles(RepositoryPaths.Recordings, "*.jsonl").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
        : [];

    public static Recording Load(string name)
    {
        var lines = File.ReadLines(Path.Combine(RepositoryPaths.Recordings, $"{name}.jsonl"));
        var requests = lines.Select((line, index) => (line, number: index + 1))
            .Where(entry => !string.IsNullOrWhiteSpace(entry.line))
            .Select(entry => RecordedRequest.Parse(entry.number, entry.line));
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryPaths.Recordings, $"{name}.expected.json")))!.AsObject();
        return new Recording(name, [.. requests], expected);
    }
}
