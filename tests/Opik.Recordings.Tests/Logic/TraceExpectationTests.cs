using System.Text.Json.Nodes;
using Opik.Recordings.Tests.Expectations;
using Opik.Testing.Reading;
using Xunit;

namespace Opik.Recordings.Tests.Logic;

public sealed class TraceExpectationTests
{
    private const string Expected = """
        {
          "id": "t1", "name": "ask", "project": "p", "thread_id": "th", "tags": ["a", "b"], "metadata_keys": ["k"],
          "input_contains": ["question 7"], "output_contains": ["answer"], "error": null, "span_count": 2, "llm_span_count": 1,
          "usage_sum": {"total_tokens": 3}, "feedback_scores": [{"name": "good", "value": 1, "reason": "yes"}], "source": "sdk", "ended": true,
          "spans": [{
            "id": "s1", "name": "outer", "type": "general", "model": null, "provider": null, "usage": null, "tags": [],
            "input_contains": [], "output_contains": [], "error": {"exception_type": "ValueError", "message_contains": "seven"},
            "children": [{
              "id": "s2", "name": "inner", "type": "general", "model": "gpt-4o", "provider": "openai", "usage": {"total_tokens": 3}, "usage_keys_total": 2,
              "total_estimated_cost": 0.5, "input_contains": [], "output_contains": [], "error": null, "children": [],
              "plus": {"type": "llm"}
            }]
          }]
        }
        """;

    private const string Trace = """
        {
          "id": "t1", "project_id": "1", "name": "ask", "thread_id": "th", "tags": ["b", "a"], "metadata": {"k": 1, "more": 2},
          "input": {"text": "{\"q\": \"question 7\"}"}, "output": ["the answer"], "span_count": 2, "llm_span_count": 1, "usage": {"total_tokens": 3},
          "feedback_scores": [{"name": "good", "value": 1.0, "reason": "yes", "source": "sdk"}], "source": "sdk",
          "start_time": "2026-01-01T00:00:00Z", "end_time": "2026-01-01T00:00:01Z"
        }
        """;

    private const string Outer = """{"id": "s1", "trace_id": "t1", "name": "outer", "type": "general", "start_time": "2026-01-01T00:00:00Z", "error_info": {"exception_type": "ValueError", "message": "number seven"}}""";

    private const string Inner = """
        {
          "id": "s2", "trace_id": "t1", "parent_span_id": "s1", "name": "inner", "type": "llm", "model": "gpt-4o", "provider": "openai",
          "usage": {"total_tokens": 3, "original_usage.x": 1}, "total_estimated_cost": 0.5, "start_time": "2026-01-01T00:00:00.5Z"
        }
        """;

    [Fact]
    public void What_was_meant_has_no_findings_and_plus_is_counted()
    {
        var report = Check(JsonNode.Parse(Expected)!.AsObject());

        Assert.Empty(report.Findings);
        Assert.Equal(1, report.PlusReached);
        Assert.Empty(report.PlusMissed);
    }

    [Theory]
    [InlineData("name", "\"other\"")]
    [InlineData("project", "\"q\"")]
    [InlineData("thread_id", "null")]
    [InlineData("tags", "[\"a\"]")]
    [InlineData("metadata_keys", "[\"absent\"]")]
    [InlineData("input_contains", "[\"question 8\"]")]
    [InlineData("output_contains", "[\"question\"]")]
    [InlineData("error", "{\"exception_type\": \"E\"}")]
    [InlineData("span_count", "3")]
    [InlineData("llm_span_count", "2")]
    [InlineData("usage_sum", "{\"total_tokens\": 4}")]
    [InlineData("feedback_scores", "[]")]
    [InlineData("feedback_scores", "[{\"name\": \"good\", \"value\": 0.5}]")]
    [InlineData("feedback_scores", "[{\"name\": \"good\", \"value\": 1, \"reason\": \"no\"}]")]
    [InlineData("source", "\"experiment\"")]
    [InlineData("ended", "false")]
    [InlineData("never_heard_of", "1")]
    public void Wrong_expectation_of_a_trace_is_found(string member, string value)
    {
        var expected = JsonNode.Parse(Expected)!.AsObject();
        expected[member] = JsonNode.Parse(value);

        Assert.Contains(Check(expected).Findings, finding => finding.Field.EndsWith(member, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("type", "\"tool\"")]
    [InlineData("model", "null")]
    [InlineData("provider", "\"anthropic\"")]
    [InlineData("usage", "null")]
    [InlineData("usage", "{\"prompt_tokens\": 3}")]
    [InlineData("usage_keys_total", "3")]
    [InlineData("total_estimated_cost", "0.25")]
    [InlineData("error", "{\"exception_type\": \"E\"}")]
    public void Wrong_expectation_of_a_nested_span_is_found(string member, string value)
    {
        var expected = JsonNode.Parse(Expected)!.AsObject();
        var inner = expected["spans"]![0]!["children"]![0]!.AsObject();
        inner.Remove("plus");
        inner["type"] = "llm";
        inner[member] = JsonNode.Parse(value);

        Assert.Equal($"traces[ask#0].spans[outer#0].spans[inner#0].{member}", Assert.Single(Check(expected).Findings).Field);
    }

    [Fact]
    public void Span_under_the_wrong_parent_is_found()
    {
        var expected = JsonNode.Parse(Expected)!.AsObject();
        var inner = expected["spans"]![0]!["children"]![0]!;
        expected["spans"]![0]!["children"] = new JsonArray();
        expected["spans"]!.AsArray().Add(inner.DeepClone());

        Assert.Equal(2, Check(expected).Findings.Count);
    }

    [Fact]
    public void Trace_that_nobody_sent_is_found()
    {
        var stranger = JsonNode.Parse(Trace)!.AsObject();
        stranger["id"] = "t2";
        stranger["name"] = "stranger";

        Assert.Equal("traces[stranger]", Assert.Single(Check(JsonNode.Parse(Expected)!.AsObject(), stranger).Findings).Field);
    }

    [Fact]
    public void Plain_value_beside_plus_is_right_but_not_counted_as_reached()
    {
        var expected = JsonNode.Parse(Expected)!.AsObject();
        expected["plus"] = JsonNode.Parse("""{"thread_id": "from-the-session"}""");

        var report = Check(expected);

        Assert.Empty(report.Findings);
        Assert.Equal(["traces[ask#0].thread_id"], report.PlusMissed);
    }

    [Fact]
    public void Usage_of_a_parent_counted_beside_its_children_is_found()
    {
        var expected = JsonNode.Parse(Expected)!.AsObject();
        expected["spans"]![0]!["usage_removed_because_children_carry_it"] = JsonNode.Parse("""{"total_tokens": 3}""");
        expected["usage_sum"] = JsonNode.Parse("""{"total_tokens": 6}""");
        var doubled = JsonNode.Parse(Trace)!.AsObject();
        doubled["usage"] = JsonNode.Parse("""{"total_tokens": 6}""");

        Assert.Equal("traces[ask#0].usage", Assert.Single(Check(expected, [doubled]).Findings).Field);
    }

    private static ExpectationReport Check(JsonObject expected, JsonObject? stranger = null) =>
        Check(expected, [JsonNode.Parse(Trace)!.AsObject(), .. stranger is null ? Array.Empty<JsonObject>() : [stranger]]);

    private static ExpectationReport Check(JsonObject expected, JsonObject[] traces)
    {
        var stored = new StoredContents(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["1"] = "p" },
            traces,
            [JsonNode.Parse(Inner)!.AsObject(), JsonNode.Parse(Outer)!.AsObject()]);
        var report = new ExpectationReport();
        new TraceExpectation(stored, new HashSet<string>(StringComparer.Ordinal), report).Check([expected], [], idsAreDerived: false);
        return report;
    }
}
