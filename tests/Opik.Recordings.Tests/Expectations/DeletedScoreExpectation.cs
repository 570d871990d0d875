using System.Text.Json.Nodes;
using Opik.Testing.Json;
using Opik.Testing.Reading;

namespace Opik.Recordings.Tests.Expectations;

/// <summary><c>deleted_scores</c>: the named scores must be gone from their trace or span.</summary>
internal static class DeletedScoreExpectation
{
    private static readonly string[] IdMembers = ["id", "entity_id", "trace_id", "span_id"];

    public static void Check(JsonArray expected, StoredContents stored, ExpectationReport report)
    {
        foreach (var deleted in expected.Select(item => item!.AsObject()))
        {
            var id = IdMembers.Select(member => deleted[member]).FirstOrDefault(value => value is not null);
            var entity = stored.Traces.Concat(stored.Spans).FirstOrDefault(other => JsonComparison.Same(id, other["id"]));
            var path = $"deleted_scores[{deleted["name"]}]";
            if (entity is null)
                report.Add(path, $"{JsonComparison.Show(id)} is not stored");
            else
                report.Require(!(entity["feedback_scores"] as JsonArray ?? []).Any(score => JsonComparison.Same(deleted["name"], score!["name"])), path, "is still there");
        }
    }
}
