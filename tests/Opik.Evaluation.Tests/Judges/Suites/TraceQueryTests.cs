using System.Text.Json.Nodes;
using Opik.Evaluation.Judges.Suites;

namespace Opik.Evaluation.Tests.Judges.Suites;

public sealed class TraceQueryTests
{
    private static readonly JsonObject Trace = TraceDocument.Of(RecordedTrace.Agent());

    [Theory]
    [InlineData(".", ".")]
    [InlineData(".name", ".name")]
    [InlineData(".spans[0].output[1]", ".spans[0].output[1]")]
    [InlineData(".spans[-1].name", ".spans[1].name")]
    [InlineData(".spans[].name", ".spans[0].name", ".spans[1].name")]
    [InlineData("[\"name\"]", ".name")]
    [InlineData(".[\"spans\"][1].model", ".spans[1].model")]
    [InlineData(".input[\"user name\"]", ".input[\"user name\"]")]
    [InlineData(".input.[\"user\\u0020name\"]", ".input[\"user name\"]")]
    [InlineData("..query", ".spans[0].input.query")]
    [InlineData(".. | select(.type == \"tool\") | .name", ".spans[0].name")]
    [InlineData(".spans[] | select(.type != \"tool\" and .usage.total_tokens >= 42)", ".spans[1]")]
    [InlineData(".spans[] | select(not .model) | .name", ".spans[0].name")]
    [InlineData(".spans[] | select(not (.model or .name == \"x\"))", ".spans[0]")]
    [InlineData(".spans[] | select(.duration_ms < 1000 and .model == null)", ".spans[0]")]
    [InlineData(".spans[0].input[\"select\"]", ".spans[0].input[\"select\"]")]
    [InlineData(".spans[0].input[] | strings", ".spans[0].input.query")]
    [InlineData(".nothing.there")]
    [InlineData(".spans[7]")]
    [InlineData(".name[0]")]
    public void An_expression_finds_values_with_their_paths(string expression, params string[] paths) =>
        Assert.Equal(paths, TraceQuery.Parse(expression).Find(Trace).Select(match => match.Path));

    [Theory]
    [InlineData("")]
    [InlineData("name")]
    [InlineData(".name extra")]
    [InlineData(".spans[")]
    [InlineData(".spans[\"a]")]
    [InlineData(". | select(.a == )")]
    [InlineData(". | select(.a")]
    [InlineData(". | delete(.a)")]
    public void What_is_no_expression_is_told_with_its_place(string expression) =>
        Assert.Contains("at character", Assert.Throws<FormatException>(() => TraceQuery.Parse(expression)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("plain", ".plain")]
    [InlineData("_a1", "._a1")]
    [InlineData("1a", "[\"1a\"]")]
    [InlineData("and", "[\"and\"]")]
    [InlineData("strings", "[\"strings\"]")]
    [InlineData("größe", "[\"größe\"]")]
    [InlineData("say \"hi\"\n", "[\"say \\\"hi\\\"\\n\"]")]
    [InlineData("", "[\"\"]")]
    public void A_path_of_any_key_leads_back_to_its_value(string key, string path)
    {
        var document = new JsonObject { [key] = 1 };
        Assert.Equal(path, TracePath.Member(TracePath.Root, key));
        Assert.Equal(path, Assert.Single(TraceQuery.Parse(path).Find(document)).Path);
    }

    [Fact]
    public void Every_path_of_a_trace_leads_back_to_its_value()
    {
        var all = TraceQuery.Parse("..").Find(Trace).ToArray();
        Assert.True(all.Length > 30);
        Assert.All(all, match => Assert.Same(match.Value, Assert.Single(TraceQuery.Parse(match.Path).Find(Trace)).Value));
    }
}
