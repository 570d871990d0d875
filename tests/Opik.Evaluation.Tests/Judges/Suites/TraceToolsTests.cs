using Microsoft.Extensions.AI;
using Opik.Evaluation.Judges.Suites;

namespace Opik.Evaluation.Tests.Judges.Suites;

public sealed class TraceToolsTests
{
    private const int Tokens = 1_000;

    [Fact]
    public void A_span_that_fits_is_read_in_full()
    {
        var result = Call(new TraceTools(RecordedTrace.Agent(), Tokens), "read", ("path", ".spans[0]"));
        Assert.StartsWith(".spans[0] (FULL):", result, StringComparison.Ordinal);
        Assert.Contains("The bridge was opened in 1932.", result, StringComparison.Ordinal);
    }

    [Fact]
    public void A_span_that_does_not_fit_is_cut_then_reduced_to_its_structure()
    {
        var tools = new TraceTools(RecordedTrace.Agent(new string('x', 20_000)), Tokens);
        var medium = Call(tools, "read", ("path", "."));
        Assert.StartsWith(". (MEDIUM):", medium, StringComparison.Ordinal);
        Assert.Contains("…[+19600]", medium, StringComparison.Ordinal);
        var skeleton = Call(tools, "read", ("path", "."), ("tier", "skeleton"));
        Assert.Contains("""{"path":".spans[0]","name":"search","type":"tool","duration_ms":250""", skeleton, StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", skeleton, StringComparison.Ordinal);
        Assert.DoesNotContain("Answer briefly", skeleton, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(1_000)]
    [InlineData(8_000)]
    public void An_overview_keeps_to_its_tokens_however_large_the_trace(int tokens)
    {
        var trace = RecordedTrace.Agent(new string('é', 50_000));
        trace = trace with { Spans = [.. Enumerable.Range(0, 200).Select(i => trace with { Id = Guid.NewGuid(), Name = $"step {i}" })] };
        var overview = new TraceTools(trace, Tokens).Overview(tokens);
        Assert.True(TraceView.Tokens(overview) <= tokens, $"{TraceView.Tokens(overview)} tokens");
        Assert.Contains("\"name\":\"agent\"", overview, StringComparison.Ordinal);
        Assert.Contains("$more", overview, StringComparison.Ordinal);
    }

    [Fact]
    public void Scanning_lists_values_with_their_paths() =>
        Assert.Equal(".spans[0].name: \"search\"", Call(new TraceTools(RecordedTrace.Agent(), Tokens), "scan", ("path", ".. | select(.type == \"tool\") | .name")));

    [Fact]
    public void Of_a_text_that_does_not_fit_the_begin_is_shown()
    {
        var result = Call(new TraceTools(RecordedTrace.Agent("The bridge " + new string('é', 20_000)), 100), "read", ("path", ".spans[0].output[0]"));
        Assert.Contains("The bridge é", result, StringComparison.Ordinal);
        Assert.InRange(TraceView.Tokens(result), 80, 120);
    }

    [Fact]
    public void Searching_tells_where_a_word_is_in_any_case_also_in_keys()
    {
        var tools = new TraceTools(RecordedTrace.Agent(), Tokens);
        Assert.Contains(".spans[0].output[0]: The bridge was opened in 1932.", Call(tools, "search", ("keyword", "BRIDGE was")), StringComparison.Ordinal);
        Assert.Contains(".spans[1].usage.total_tokens: (key)", Call(tools, "search", ("keyword", "total_tok")), StringComparison.Ordinal);
        Assert.Contains("nowhere", Call(tools, "search", ("keyword", "tunnel")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_with_many_hits_says_how_many_are_not_shown()
    {
        var trace = RecordedTrace.Agent();
        trace = trace with { Spans = [.. Enumerable.Repeat(trace, 300)] };
        var result = Call(new TraceTools(trace, Tokens), "search", ("keyword", "1932"));
        Assert.Contains("more are not shown", result, StringComparison.Ordinal);
        Assert.True(TraceView.Tokens(result) < Tokens * 2);
    }

    [Fact]
    public void The_same_call_is_not_run_twice()
    {
        var tools = new TraceTools(RecordedTrace.Agent(), Tokens);
        Assert.False(tools.Call(Content("scan", ("path", ".name"))).IsRepeated);
        var (result, isRepeated) = tools.Call(Content("scan", ("path", " .name")));
        Assert.True(isRepeated);
        Assert.DoesNotContain("agent", result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scan", "path", ".spans[", "Error: In the expression")]
    [InlineData("scan", "keyword", "x", "Error: The argument path is missing")]
    [InlineData("search", "keyword", " ", "Error: The keyword is blank")]
    [InlineData("read", "path", ".nowhere", "There is nothing at .nowhere")]
    [InlineData("read", "tier", "HUGE", "Error: There is no tier HUGE")]
    [InlineData("delete", "path", ".", "Error: There is no tool delete")]
    public void What_is_wrong_with_a_call_is_told_to_the_model(string tool, string argument, string value, string told) =>
        Assert.StartsWith(told, Call(new TraceTools(RecordedTrace.Agent(), Tokens), tool, (argument, value)), StringComparison.Ordinal);

    private static string Call(TraceTools tools, string name, params (string, object?)[] arguments) => tools.Call(Content(name, arguments)).Result;

    private static FunctionCallContent Content(string name, params (string Name, object? Value)[] arguments) => new("1", name, arguments.ToDictionary(argument => argument.Name, argument => argument.Value));
}
