using System.Text.Json.Nodes;
using Opik.Recordings.Tests.Replay;
using Opik.Testing.Json;
using Opik.Testing.Reading;

namespace Opik.Recordings.Tests.Expectations;

/// <summary>Compares everything an expected file claims with a server that the recording was replayed against.</summary>
internal sealed class ExpectedFile(StoredContentsReader reader, Uri server)
{
    // Describes the recording; claims nothing about the server.
    private static readonly HashSet<string> Descriptive = new(StringComparer.Ordinal)
    {
        "system", "program", "packages", "requests", "notes", "project", "calls", "metrics_and_logs", "server_made_ids", "attached_note", "spans_by_rest",
    };

    /// <summary>Reads the server back and compares.</summary>
    public async Task<ExpectationReport> CheckAsync(Recording recording, CancellationToken cancellationToken)
    {
        var report = new ExpectationReport();
        var stored = await reader.ReadAsync(cancellationToken);
        var expected = recording.Expected;
        CheckTraces(recording, stored, report);
        foreach (var (section, value) in expected)
        {
            if (Descriptive.Contains(section) || section is "traces" or "rest_entities" or "attached_spans")
                continue;
            switch (section)
            {
                case "spans":
                    CheckSpanCount(expected, stored, report);
                    break;
                case "threads":
                    await new ThreadExpectation(reader, stored, report).CheckAsync(value!.AsArray(), cancellationToken);
                    break;
                case "attachments":
                    await new AttachmentExpectation(reader, stored, report, server).CheckAsync(value!.AsArray(), cancellationToken);
                    break;
                case "guardrails":
                    GuardrailExpectation.Check(value!.AsArray(), stored, report);
                    break;
                case "deleted_traces":
                    CheckDeletedTraces(value!.AsArray(), stored, report);
                    break;
                case "deleted_scores":
                    DeletedScoreExpectation.Check(value!.AsArray(), stored, report);
                    break;
                case "datasets":
                    await new DatasetExpectation(reader, stored, report).CheckAsync(value!.AsArray(), cancellationToken);
                    break;
                case "experiments":
                    await new ExperimentExpectation(reader, stored, report).CheckAsync(value!.AsArray(), cancellationToken);
                    break;
                case "assertion_results":
                    await new AssertionExpectation(reader, report).CheckAsync(value!.AsArray(), cancellationToken);
                    break;
                case "prompts":
                    await new PromptExpectation(reader, stored, report).CheckAsync(value!.AsArray(), cancellationToken);
                    break;
                case "optimizations":
                    await new OptimizationExpectation(reader, stored, report).CheckAsync(value!.AsArray(), cancellationToken);
                    break;
                default:
                    report.Add(section, "the test does not know this section of the expected file");
                    break;
            }
        }

        return report;
    }

    private static void CheckTraces(Recording recording, StoredContents stored, ExpectationReport report)
    {
        var expected = recording.Expected;
        var attached = expected["attached_spans"] as JsonArray ?? [];
        var attachedIds = attached.Select(span => span!["id"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var traces = new TraceExpectation(stored, attachedIds, report);
        traces.Check(Objects(expected["traces"]), Objects(expected["rest_entities"]?["traces"]), recording.IsOtlp);
        traces.CheckAttached(attached);
    }

    private static void CheckSpanCount(JsonObject expected, StoredContents stored, ExpectationReport report)
    {
        var count = expected["spans"]!.GetValue<int>() + (expected["spans_by_rest"]?.GetValue<int>() ?? 0);
        report.Require(stored.Spans.Count == count, "spans", $"expected {count} spans in all, got {stored.Spans.Count}");
    }

    private static void CheckDeletedTraces(JsonArray expected, StoredContents stored, ExpectationReport report)
    {
        foreach (var id in expected.Select(trace => trace is JsonObject entry ? entry["id"]! : trace!))
            report.Require(!stored.Traces.Any(trace => JsonComparison.Same(id, trace["id"])), $"deleted_traces[{id}]", "is still stored");
    }

    private static IReadOnlyList<JsonObject> Objects(JsonNode? items) => [.. (items as JsonArray ?? []).Select(item => item!.AsObject())];
}
