using System.Diagnostics;
using System.Text.Json;
using Opik.Activities;
using Opik.Contracts;

namespace Opik.Sdk.Tests.Activities;

public sealed class ActivityMappingTests
{
    [Fact]
    public void Name_source_and_times_are_those_of_the_activity()
    {
        var span = FinishedActivity.Map(activity => activity.DisplayName = "chat gpt-5", "Vendor.Library");

        Assert.Equal("chat gpt-5", span.Name);
        Assert.Equal("Vendor.Library", FinishedActivity.Json(span.Metadata)["integration"]!.ToString());
        Assert.Equal(FinishedActivity.Start, span.StartTime);
        Assert.Equal(FinishedActivity.Start.AddMilliseconds(250), span.EndTime);
        Assert.Null(span.Error);
    }

    [Fact]
    public void A_model_call_by_the_GenAI_conventions_has_model_provider_usage_and_type()
    {
        var span = FinishedActivity.Map(activity => activity
            .SetTag("gen_ai.operation.name", "chat")
            .SetTag("gen_ai.provider.name", "openai")
            .SetTag("gen_ai.request.model", "gpt-5")
            .SetTag("gen_ai.response.model", "gpt-5-2026-01-01")
            .SetTag("gen_ai.usage.input_tokens", 12)
            .SetTag("gen_ai.usage.output_tokens", 5L)
            .SetTag("gen_ai.usage.cache_read.input_tokens", 4)
            .SetTag("gen_ai.response.time_to_first_chunk", 0.125)
            .SetTag("gen_ai.conversation.id", "thread-1")
            .SetTag("gen_ai.input.messages", """[{"role":"user","parts":[{"type":"text","content":"Hi"}]}]"""));

        Assert.Equal((SpanType.Llm, "gpt-5-2026-01-01", "openai", "thread-1", 125d), (span.Type, span.Model, span.Provider, span.ThreadId, span.FirstToken));
        Assert.Equal(17, span.Usage!["total_tokens"]);
        Assert.Equal(4, span.Usage["prompt_tokens_details.cached_tokens"]);
        Assert.Equal("Hi", FinishedActivity.Json(span.Input)["gen_ai.input.messages"]![0]!["parts"]![0]!["content"]!.ToString());
    }

    [Fact]
    public void Objects_and_lists_keep_their_shape()
    {
        using var document = JsonDocument.Parse("""{"city":"Ghent"}""");
        var span = FinishedActivity.Map(activity => activity
            .SetTag("app.numbers", new[] { 1, 2 })
            .SetTag("app.words", new List<string> { "a", "b" })
            .SetTag("app.map", new Dictionary<string, object?> { ["x"] = 1.5, ["y"] = null, ["z"] = new[] { true } })
            .SetTag("app.json", document.RootElement.Clone())
            .SetTag("app.big", ulong.MaxValue)
            .SetTag("app.kind", ActivityKind.Server)
            .SetTag("app.time", new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc))
            .SetTag("app.nothing", null));

        var metadata = FinishedActivity.Json(span.Metadata);
        Assert.Equal("[1,2]", metadata["app.numbers"]!.ToJsonString());
        Assert.Equal("""["a","b"]""", metadata["app.words"]!.ToJsonString());
        Assert.Equal("""{"x":1.5,"y":null,"z":[true]}""", metadata["app.map"]!.ToJsonString());
        Assert.Equal("Ghent", metadata["app.json"]!["city"]!.ToString());
        Assert.Equal(1.8446744073709552E+19, metadata["app.big"]!.GetValue<double>());
        Assert.Equal("Server", metadata["app.kind"]!.ToString());
        Assert.Equal("2026-01-02T03:04:05.0000000Z", metadata["app.time"]!.ToString());
        Assert.False(metadata.ContainsKey("app.nothing"));
    }

    [Fact]
    public void A_value_that_throws_or_holds_itself_costs_that_value_only()
    {
        var circle = new List<object>();
        circle.Add(circle);
        var span = FinishedActivity.Map(activity => activity.SetTag("app.bad", new Unreadable()).SetTag("app.circle", circle).SetTag("app.good", "yes"));

        var metadata = FinishedActivity.Json(span.Metadata);
        Assert.Contains("Unreadable could not be read", metadata["app.bad"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("[[[[", metadata["app.circle"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("yes", metadata["app.good"]!.ToString());
    }

    [Fact]
    public void An_exception_event_becomes_the_error()
    {
        var span = FinishedActivity.Map(activity =>
        {
            activity.SetStatus(ActivityStatusCode.Error, "it broke");
            activity.AddException(new InvalidOperationException("no such thing"));
        });

        Assert.Equal(("System.InvalidOperationException", "no such thing"), (span.Error!.ExceptionType, span.Error.Message));
        Assert.NotEmpty(span.Error.Traceback);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_failed_status_becomes_the_error_also_in_the_older_spelling(bool older)
    {
        var span = FinishedActivity.Map(activity =>
        {
            if (older)
                activity.SetTag("otel.status_code", "ERROR").SetTag("otel.status_description", "it broke");
            else
                activity.SetStatus(ActivityStatusCode.Error, "it broke");
            activity.SetTag("error.type", "timeout");
        });

        Assert.Equal(("timeout", "it broke"), (span.Error!.ExceptionType, span.Error.Message));
    }

    [Fact]
    public void Messages_in_events_become_input_and_output()
    {
        var span = FinishedActivity.Map(activity =>
        {
            activity.AddEvent(new ActivityEvent("gen_ai.user.message", tags: new ActivityTagsCollection { ["content"] = "Hi" }));
            activity.AddEvent(new ActivityEvent("gen_ai.choice", tags: new ActivityTagsCollection { ["gen_ai.event.content"] = """{"message":{"content":"Hello"}}""" }));
        });

        Assert.Equal("""[{"role":"user","content":"Hi"}]""", FinishedActivity.Json(span.Input)["messages"]!.ToJsonString());
        Assert.Equal("Hello", FinishedActivity.Json(span.Output)["choices"]![0]!["message"]!["content"]!.ToString());
    }

    [Theory]
    [InlineData("Experimental.Microsoft.Extensions.AI", true)]
    [InlineData("Microsoft.SemanticKernel.Diagnostics", true)]
    [InlineData("Experimental.Microsoft.Agents.AI", true)]
    [InlineData("Experimental.ModelContextProtocol", true)]
    [InlineData("OpenAI.ChatClient", true)]
    [InlineData("Azure.AI.Inference.ChatCompletionsClient", true)]
    [InlineData("System.Net.Http", false)]
    [InlineData("Microsoft.AspNetCore", false)]
    [InlineData("Opik", false)]
    public void Sources_of_model_libraries_are_recorded_by_default(string source, bool recorded) =>
        Assert.Equal(recorded, new ActivitySourcePatterns(DefaultActivitySources.Names).Match(source));

    [Theory]
    [InlineData("My.*", "my.library", true)]
    [InlineData("My.*", "My", false)]
    [InlineData("*", "anything", true)]
    [InlineData("*.Http", "System.Net.Http", true)]
    [InlineData(" ", "", false)]
    public void Patterns_match_whole_names_without_regard_to_case(string pattern, string source, bool matches) =>
        Assert.Equal(matches, new ActivitySourcePatterns([pattern]).Match(source));

    private sealed class Unreadable
    {
        public override string ToString() => throw new NotSupportedException();
    }
}
