using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Evaluation.Judges;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>JSON and reasons out of what models wrote, as the official Python client takes them.</summary>
public sealed class JudgeAnswerGoldenTests
{
    private static readonly Dictionary<string, Func<GoldenCase, JsonNode?>> Calls = new(StringComparer.Ordinal)
    {
        ["helper.ExtractJson"] = static golden => JudgeJson.TryExtract(golden.Text("content")!, out var json)
            ? new JsonObject { ["json"] = GoldenFloats.Marked(json) }
            : throw new MetricComputationException("There is no JSON."),
        ["SycEval.classification"] = static golden => new JsonObject { ["classification"] = SycophancyClassification.Read(golden.Text("content")) },
        ["helper.ReasonToText"] = static golden => new JsonObject { ["text"] = JudgeReason.Text(GoldenFloats.Node(golden.Input.GetProperty("reason"))) },
    };

    public static TheoryData<string> Cases => [.. GoldenFile.Ids("judges", [.. Calls.Keys])];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public void Answers_are_read_as_the_python_client_reads_them(string id) => Assert.Null(GoldenCheck.Complaint("judges", GoldenFile.Case("judges", id), Calls));
}
